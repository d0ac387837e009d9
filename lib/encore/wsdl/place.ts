/** From the elements a service declares to the elements a request is written with. */
import type { RequestElement, ValueElement } from '../contract';
import type { ParameterSpec } from '../requests';
import type { SchemaNode } from './schema';

export interface Placement {
  /** What stands inside the root, in the schema's order. */
  readonly children: readonly RequestElement[];
  /** Parameters the service has no element for. */
  readonly unplaced: readonly ParameterSpec[];
  /** Elements that are another spelling of their parameter, e.g. `unit`. */
  readonly respelled: readonly string[];
  /** Elements the service demands and the guide does not know. */
  readonly demanded: readonly string[];
}

/**
 * Places the parameters by the elements' local names at any depth, exact spelling first. Of several
 * elements with a parameter's name the outermost takes the value, and of those the first.
 *
 * Elements without a parameter are left out where the schema allows it, else sent as nil, else
 * empty.
 */
export function placeParameters(root: SchemaNode, parameters: readonly ParameterSpec[]): Placement {
  const leaves = leavesOf(root);
  const places = new Map<SchemaNode, ParameterSpec>();
  const respelled: string[] = [];
  for (const parameter of parameters) {
    const small = parameter.name.toLowerCase();
    const exact = leaves.find(({ name }) => name === parameter.name);
    const place =
      exact ?? leaves.find((leaf) => leaf.name.toLowerCase() === small && !places.has(leaf));
    if (place === undefined) continue;
    places.set(place, parameter);
    if (exact === undefined) respelled.push(place.name);
  }
  const demanded: string[] = [];
  const children = (root.children ?? []).flatMap((node) => write(node, places, demanded));
  const placed = new Set(places.values());
  const unplaced = parameters.filter((parameter) => !placed.has(parameter));
  return { children, unplaced, respelled, demanded };
}

/** All elements that hold text, the outermost first. */
function leavesOf(root: SchemaNode): readonly SchemaNode[] {
  const leaves: SchemaNode[] = [];
  for (let level = root.children ?? []; level.length > 0;) {
    leaves.push(...level.filter(({ children }) => children === undefined));
    level = level.flatMap(({ children }) => children ?? []);
  }
  return leaves;
}

function write(
  node: SchemaNode,
  places: ReadonlyMap<SchemaNode, ParameterSpec>,
  demanded: string[],
): readonly RequestElement[] {
  const { namespace, name, required, nillable } = node;
  const parameter = places.get(node);
  if (parameter !== undefined) return [valueElement(node, parameter)];
  const used = leavesOf(node).some((leaf) => places.has(leaf));
  if (!used && !required) return [];
  if (!used) demanded.push(name);
  if (node.children === undefined || (!used && nillable)) {
    return [{ namespace, name, parameter: '', absent: nillable ? 'nil' : 'empty' }];
  }
  return [
    { namespace, name, children: node.children.flatMap((each) => write(each, places, demanded)) },
  ];
}

function valueElement(node: SchemaNode, parameter: ParameterSpec): ValueElement {
  const { namespace, name, required, nillable, type } = node;
  // A required parameter is never absent.
  const kept = required && !parameter.required;
  return {
    namespace,
    name,
    parameter: parameter.name,
    ...(kept ? { absent: nillable ? ('nil' as const) : ('empty' as const) } : {}),
    ...(type === 'string' || type === 'anyType' ? {} : { type }),
  };
}

/** XML Schema, as much of it as tells which elements a message has, and in which order. */
import type { QName } from '../contract';
import { XSD } from '../soap-namespaces';
import type { XmlElement } from '../xml-tree';
import type { SchemaDocument } from './documents';
import { attribute, childOf, keyOf, qnameOf } from './names';

/** An element of a message. */
export interface SchemaNode extends QName {
  readonly required: boolean;
  readonly nillable: boolean;
  /** The elements inside, in the schema's order; left out where it holds text. */
  readonly children?: readonly SchemaNode[];
  /** Local name of the built-in type of its text, `anyType` where none is known. */
  readonly type: string;
}

/** A named part of a schema, with what its schema says for all. */
interface Declared {
  readonly node: XmlElement;
  readonly schema: SchemaDocument;
}

export interface SchemaIndex {
  readonly elements: ReadonlyMap<string, Declared>;
  readonly types: ReadonlyMap<string, Declared>;
  readonly groups: ReadonlyMap<string, Declared>;
}

/** One walk through the schemas. */
export interface Walk {
  readonly index: SchemaIndex;
  /** Names in small letters that decide between the branches of a choice. */
  readonly wanted: ReadonlySet<string>;
  /** Names that are used but declared in no document that was read. */
  readonly unresolved: Set<string>;
  /** Steps that are left: a small schema can describe an endless message. */
  steps: number;
}

/** The largest genuine message has 10 elements. */
const MAX_STEPS = 2000;
/** How deep extensions, groups and elements may lie in each other. */
const MAX_DEPTH = 40;

export function newWalk(index: SchemaIndex, wanted: readonly string[]): Walk {
  const small = new Set(wanted.map((name) => name.toLowerCase()));
  return { index, wanted: small, unresolved: new Set(), steps: MAX_STEPS };
}

/** Everything that has a name; of two with the same name the first counts. */
export function indexSchemas(schemas: readonly SchemaDocument[]): SchemaIndex {
  const elements = new Map<string, Declared>();
  const types = new Map<string, Declared>();
  const groups = new Map<string, Declared>();
  const rooms: Readonly<Record<string, Map<string, Declared>>> = {
    element: elements,
    complexType: types,
    simpleType: types,
    group: groups,
  };
  for (const schema of schemas) {
    // `redefine` and `override` hold declarations of their own.
    const blocks = schema.schema.children.flatMap((child) =>
      child.name === 'redefine' || child.name === 'override' ? child.children : [child],
    );
    for (const node of blocks) {
      const room = node.namespace === XSD && Object.hasOwn(rooms, node.name) && rooms[node.name];
      const name = attribute(node, 'name');
      if (!room || name === undefined) continue;
      const key = keyOf({ namespace: schema.namespace, name });
      if (!room.has(key)) room.set(key, { node, schema });
    }
  }
  return { elements, types, groups };
}

/** Reads a global element, or `undefined` where no document declares it. */
export function readElement(walk: Walk, name: QName): SchemaNode | undefined {
  const declared = walk.index.elements.get(keyOf(name));
  return declared && expand(walk, declared, name, []);
}

/** Reads an element of a given type, such as the part of a message in RPC style. */
export function readTyped(walk: Walk, name: QName, type: QName): SchemaNode {
  return { ...name, required: true, nillable: false, ...contentOf(walk, type, []) };
}

type Content = Pick<SchemaNode, 'children' | 'type'>;
/** The declarations that lead to the present one: one that is among them is recursive. */
type Path = readonly XmlElement[];

const TEXT_OF_ANY_TYPE: Content = { type: 'anyType' };

function expand(walk: Walk, { node, schema }: Declared, name: QName, path: Path): SchemaNode {
  const typeName = typeOf(node, 'type', schema);
  const inline = childOf(node, XSD, 'complexType') ?? childOf(node, XSD, 'simpleType');
  const content =
    typeName !== undefined
      ? contentOf(walk, typeName, path)
      : inline !== undefined
        ? inlineContent(walk, { node: inline, schema }, path)
        : TEXT_OF_ANY_TYPE;
  return {
    ...name,
    required: attribute(node, 'minOccurs') !== '0',
    nillable: isTrue(attribute(node, 'nillable')),
    ...content,
  };
}

function contentOf(walk: Walk, type: QName, path: Path): Content {
  if (type.namespace === XSD) return { type: type.name };
  const declared = walk.index.types.get(keyOf(type));
  if (declared !== undefined) return inlineContent(walk, declared, path);
  walk.unresolved.add(type.name);
  return TEXT_OF_ANY_TYPE;
}

function inlineContent(walk: Walk, { node, schema }: Declared, path: Path): Content {
  walk.steps -= 1;
  if (walk.steps < 0 || path.length > MAX_DEPTH || path.includes(node)) {
    return { children: [], type: '' };
  }
  const inner = [...path, node];
  const simple = childOf(node, XSD, 'simpleContent') ?? (node.name === 'simpleType' && node);
  if (simple) {
    const from = childOf(simple, XSD, 'restriction') ?? childOf(simple, XSD, 'extension');
    const base = from && typeOf(from, 'base', schema);
    // A list or a union has no base.
    return base === undefined ? { type: 'string' } : contentOf(walk, base, inner);
  }
  return { children: complexContent(walk, { node, schema }, inner), type: '' };
}

/** An extension begins with what its base has; a restriction says everything anew. */
function complexContent(walk: Walk, { node, schema }: Declared, path: Path): SchemaNode[] {
  const complex = childOf(node, XSD, 'complexContent');
  if (complex === undefined) return particles(walk, { node, schema }, path);
  const restriction = childOf(complex, XSD, 'restriction');
  if (restriction !== undefined) return particles(walk, { node: restriction, schema }, path);
  const extension = childOf(complex, XSD, 'extension');
  if (extension === undefined) return [];
  const base = typeOf(extension, 'base', schema);
  const inherited = base === undefined ? undefined : contentOf(walk, base, path).children;
  return [...(inherited ?? []), ...particles(walk, { node: extension, schema }, path)];
}

/** The elements a sequence, a choice, `all` or a group stands for. */
function particles(walk: Walk, { node, schema }: Declared, path: Path): SchemaNode[] {
  return node.children.flatMap((child) => {
    if (child.namespace !== XSD || attribute(child, 'maxOccurs') === '0') return [];
    walk.steps -= 1;
    if (walk.steps < 0 || path.length > MAX_DEPTH) return [];
    const inner = { node: child, schema };
    switch (child.name) {
      case 'element':
        return [localElement(walk, inner, path)];
      case 'sequence':
      case 'all':
        return asOptional(child, particles(walk, inner, path));
      case 'choice':
        return asOptional(child, choose(walk, inner, path));
      case 'group':
        return asOptional(child, groupOf(walk, inner, path));
      default:
        return [];
    }
  });
}

function localElement(walk: Walk, declared: Declared, path: Path): SchemaNode {
  const { node, schema } = declared;
  const ref = typeOf(node, 'ref', schema);
  if (ref !== undefined) {
    const required = attribute(node, 'minOccurs') !== '0';
    const target = walk.index.elements.get(keyOf(ref));
    if (target !== undefined) return { ...expand(walk, target, ref, path), required };
    walk.unresolved.add(ref.name);
    return { ...ref, required, nillable: false, ...TEXT_OF_ANY_TYPE };
  }
  const form = attribute(node, 'form') ?? attribute(schema.schema, 'elementFormDefault');
  const name = attribute(node, 'name') ?? '';
  return expand(
    walk,
    declared,
    { namespace: form === 'qualified' ? schema.namespace : '', name },
    path,
  );
}

function groupOf(walk: Walk, { node, schema }: Declared, path: Path): SchemaNode[] {
  const ref = typeOf(node, 'ref', schema);
  const group = ref && walk.index.groups.get(keyOf(ref));
  if (group !== undefined && !path.includes(group.node)) {
    return particles(walk, group, [...path, group.node]);
  }
  if (ref !== undefined && group === undefined) walk.unresolved.add(ref.name);
  return [];
}

/** Takes the branch with most of the wanted names; all of them where it may be taken again. */
function choose(walk: Walk, { node, schema }: Declared, path: Path): SchemaNode[] {
  const branches = node.children
    .filter((child) => child.namespace === XSD)
    .map((child) => particles(walk, { node: { ...node, children: [child] }, schema }, path));
  const repeated = !['', '1'].includes(attribute(node, 'maxOccurs') ?? '');
  if (repeated) return branches.flat().map((each) => ({ ...each, required: false }));
  const [best] = branches
    .map((branch) => ({ branch, found: countWanted(walk, branch) }))
    .sort((one, other) => other.found - one.found);
  return best?.branch ?? [];
}

function countWanted(walk: Walk, nodes: readonly SchemaNode[]): number {
  return nodes.reduce(
    (count, { name, children }) =>
      count +
      (children === undefined
        ? Number(walk.wanted.has(name.toLowerCase()))
        : countWanted(walk, children)),
    0,
  );
}

function asOptional(particle: XmlElement, nodes: SchemaNode[]): SchemaNode[] {
  return attribute(particle, 'minOccurs') === '0'
    ? nodes.map((node) => ({ ...node, required: false }))
    : nodes;
}

/** A name without a prefix, in a schema that takes on another's namespace, is in that one. */
function typeOf(node: XmlElement, name: string, { schema, namespace }: SchemaDocument) {
  const found = qnameOf(node, name);
  const chameleon = attribute(schema, 'targetNamespace') === undefined;
  return found?.namespace === '' && chameleon ? { ...found, namespace } : found;
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}

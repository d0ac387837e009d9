/**
 * Sees when something changes that a record was read from, and as little as possible beside it: the
 * insides of the elements themselves, and of each element around them only its own attributes and
 * children. A table of thousands of rows that changes beside them costs nothing.
 */

/** What may hide or show an element, or stand in it as its value. */
const ATTRIBUTES = {
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'value', 'open', 'aria-hidden'],
};

export interface ChangeObserver {
  /** From now on: these elements, or a whole document. The same as before changes nothing. */
  observe(what: readonly Element[] | Document): void;
  stop(): void;
}

/** @param changed called at most once until something is observed again */
export function createObserver(changed: () => void): ChangeObserver {
  let watched: readonly Node[] = [];
  const observer = new MutationObserver(() => {
    // Deaf until the page was read, so that one in full motion costs one callback per reading.
    stop();
    changed();
  });

  function stop(): void {
    observer.disconnect();
    watched = [];
  }

  return {
    observe(what) {
      const nodes = 'nodeType' in what ? [what] : what;
      if (watched.length === nodes.length && nodes.every((each, i) => each === watched[i])) return;
      stop();
      watched = [...nodes];
      for (const node of around(nodes)) {
        observer.observe(node, { childList: true, ...ATTRIBUTES });
      }
      for (const node of nodes) {
        const inside = { subtree: true, childList: true, characterData: true };
        // Of a whole document the attributes are left out: they change with every movement.
        observer.observe(node, 'nodeType' in what ? inside : { ...inside, ...ATTRIBUTES });
      }
    },
    stop,
  };
}

/** Every node that encloses one of these, through shadow roots and frames of the same origin. */
function around(nodes: readonly Node[]): Set<Node> {
  const found = new Set<Node>();
  for (const node of nodes) {
    let each: Node | null | undefined = enclosing(node);
    while (each && !found.has(each)) {
      found.add(each);
      each = enclosing(each);
    }
  }
  return found;
}

function enclosing(node: Node): Node | null | undefined {
  if (node.parentNode) return node.parentNode;
  if ('host' in node) return node.host as Element;
  return 'defaultView' in node ? (node as Document).defaultView?.frameElement : null;
}

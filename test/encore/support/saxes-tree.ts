/** The second opinion: an independent, strict parser's view of a document. */
import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';

export interface Tree {
  readonly namespace: string;
  readonly name: string;
  readonly text: string;
  readonly nil: boolean;
  readonly children: readonly Tree[];
}

interface Open {
  readonly tag: SaxesTagNS;
  text: string;
  readonly children: Tree[];
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * @returns the root, or `undefined` for a sound document in which saxes takes one namespace for
 * another: it alone trims their names.
 * @throws whatever saxes says when this is not one well-formed document.
 */
export function readBySaxes(xml: string): Tree | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Open[] = [];
  let root: Tree | undefined;
  let trimmed = false;
  const addText = (text: string) => {
    const top = stack.at(-1);
    if (top) top.text += text;
  };
  parser.on('opentag', (tag) => {
    trimmed ||= declaresUntrimmed(tag);
    stack.push({ tag, text: '', children: [] });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (!closed) return;
    const tree = treeOf(closed);
    stack.at(-1)?.children.push(tree);
    root = tree;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return trimmed ? undefined : root;
}

function declaresUntrimmed({ attributes }: SaxesTagNS): boolean {
  return Object.entries(attributes).some(
    ([name, { value }]) => /^xmlns(?::|$)/.test(name) && value !== value.trim(),
  );
}

function treeOf({ tag, text, children }: Open): Tree {
  const nil = Object.values(tag.attributes).some(
    ({ uri, local, value }) =>
      uri === XSI && local === 'nil' && /^[ \t\n\r]*(?:true|1)[ \t\n\r]*$/.test(value),
  );
  return { namespace: tag.uri, name: tag.local, text, nil, children };
}

/** Every element of a local name, at any depth below. */
export function named(tree: Tree, name: string): Tree[] {
  return tree.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...named(child, name),
  ]);
}

/**
 * Where texts may stand: in `_locales`, and nowhere in the code. Read from the code's own syntax
 * tree, so that no comment and no type is taken for a text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';

const ROOT = resolve(import.meta.dirname, '../..');

/** Files whose sentences are no texts for people at a seat, and why. */
const OTHER_SENTENCES: Readonly<Record<string, string>> = {
  'lib/encore/answer.ts': 'technical reasons, for support',
  'lib/encore/check-contract.ts': 'technical reasons, for support',
  'lib/encore/errors.ts': 'technical reasons, for support',
  'lib/encore/exact.ts': 'technical reasons, for support',
  'lib/encore/guard-xml.ts': 'technical reasons, for support',
  'lib/encore/read-answer.ts': 'technical reasons, for support',
  'lib/encore/soap-body.ts': 'technical reasons, for support',
  'lib/encore/transport.ts': 'technical reasons, for support',
  'lib/encore/xml-tree.ts': 'technical reasons, for support',
  'lib/encore/wsdl/build-request.ts': 'technical reasons, for support',
  'lib/encore/wsdl/documents.ts': 'technical reasons, for support',
  'lib/encore/wsdl/fetch-contract.ts': 'technical reasons, for support',
  'lib/encore/wsdl/policy.ts': 'technical reasons, for support',
  'lib/encore/wsdl/read-wsdl.ts': 'technical reasons, for support',
  'lib/encore/contract-report.ts': 'technical reasons, for support',
  'lib/encore/envelope.ts': 'what goes over the wire',
  'lib/encore/likely-contracts.ts': 'technical names of ways to ask',
  'lib/encore/response-codes.ts': 'the service’s own words for its codes',
  'lib/crm/picker/overlay.ts': 'styles',
  'lib/recorder/ledger/chain.ts': 'the form of what is hashed',
  'lib/recorder/ledger/file.ts': 'an exported file',
  'lib/settings/site-presets.ts': 'selectors and the names of products',
  'lib/station/station.ts': 'the log',
  'lib/station/fitted-client.ts': 'technical reasons, for support',
  'lib/view/console-sample.ts': 'an exported file',
  'lib/view/console-curl.ts': 'a command',
  'lib/view/settings-lines.ts': 'a notation that people type',
};

/** The product's own codes that look like words. */
const CODES: readonly string[] = [
  ...['On hold', 'No call recorded', 'Not protected', 'Partly recording', 'Paused elsewhere'],
  ...['Recorder not answering', 'Not set up', 'NOT RECORDING'],
  ...['not anchored', 'pause record'],
  // What a JavaScript engine says of a text that is cut off.
  'end of JSON',
  ...['Card not needed any more', 'Paid another way', 'The recorder fails'],
];

/** Attributes and properties of components whose strings are seen or read out. */
const SPOKEN = /^(?:title|aria-label|aria-description|placeholder|alt|label|help|name|about)$/;
/** Names in the Web API, which are the labels of their boxes. */
const API_NAMES: readonly string[] = ['Unit', 'Port', 'audio', 'desktop'];

function filesIn(folder: string, end: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => end.test(file))
    .map((file) => join(folder, file));
}

function nodesOf(file: string): ts.Node[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of a string or template, places of values left out; undefined for anything else. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('$');
}

/** `name` of an HTML element is no text; that of a component may be. */
function isNameOfElement({ name, parent: { parent } }: ts.JsxAttribute): boolean {
  const isElement = ts.isJsxOpeningLikeElement(parent) && /^[a-z]/.test(parent.tagName.getText());
  return isElement && name.getText() === 'name';
}

function isForDevelopers(node: ts.Node): boolean {
  for (let each = node.parent; each; each = each.parent) {
    if (ts.isThrowStatement(each)) return true;
    if (ts.isCallExpression(each) && each.expression.getText().startsWith('log.')) return true;
    if (ts.isStatement(each)) return false;
  }
  return false;
}

describe('the components', () => {
  const files = [...filesIn('components', /\.tsx$/), ...filesIn('entrypoints', /\.tsx$/)];

  it('hold no text', () => {
    const found = files.flatMap((file) =>
      nodesOf(file).flatMap((node) => {
        if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) return [`${file}: ${node.text.trim()}`];
        if (!ts.isJsxAttribute(node) || !SPOKEN.test(node.name.getText())) return [];
        if (isNameOfElement(node)) return [];
        const { initializer } = node;
        const value =
          initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
        const text = value && textOf(value);
        return text !== undefined && /\p{L}/u.test(text) && !API_NAMES.includes(text)
          ? [`${file}: ${text}`]
          : [];
      }),
    );
    expect(found).toEqual([]);
  });
});

describe('the rooms', () => {
  const files = [
    'lib/view',
    'lib/station',
    'lib/encore',
    'lib/recorder',
    'lib/settings',
    'lib/crm/picker',
  ].flatMap((room) => filesIn(room, /\.ts$/));

  it('hold no sentence', () => {
    const found = files
      .filter((file) => !(file in OTHER_SENTENCES))
      .flatMap((file) =>
        nodesOf(file).flatMap((node) => {
          const text = textOf(node);
          const isSentence = text !== undefined && /\p{L}\p{L}.* .*\p{L}/u.test(text);
          return isSentence && !CODES.includes(text) && !isForDevelopers(node)
            ? [`${file}: ${text}`]
            : [];
        }),
      );
    expect(found).toEqual([]);
  });

  it('that may hold other sentences do', () => {
    for (const file of Object.keys(OTHER_SENTENCES)) {
      const sentences = nodesOf(file)
        .map(textOf)
        .filter((text) => text?.includes(' '));
      expect(sentences, file).not.toEqual([]);
    }
  });
});

describe('each text', () => {
  /** Endings that the code puts behind a name. */
  const ENDINGS = /_(?:one|other|what|meaning|action|detail|title|message|at|change)$/;

  it('is used', () => {
    const files = ['lib', 'components', 'entrypoints', 'wxt.config.ts'].flatMap((where) =>
      where.endsWith('.ts') ? [where] : filesIn(where, /\.tsx?$/),
    );
    const names = new Set<string>();
    const patterns: RegExp[] = [];
    for (const node of files.flatMap(nodesOf)) {
      const text = textOf(node);
      if (text === undefined) continue;
      if (ts.isStringLiteralLike(node)) names.add(text.replace(/^__MSG_(\w+)__$/, '$1'));
      else if (/^[a-z]\w+_\$(?:_[a-z]+)?$/.test(text)) {
        patterns.push(new RegExp(`^${text.replaceAll('$', String.raw`\w+`)}$`));
      }
    }
    const stem = (key: string): string => key.replace(ENDINGS, '');
    const unused = Object.keys(english).filter(
      (key) =>
        !names.has(key) &&
        !names.has(stem(key)) &&
        !names.has(stem(stem(key))) &&
        !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

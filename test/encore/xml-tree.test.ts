import { describe, expect, it } from 'vitest';
import { parseXml } from '../../lib/encore/xml-tree';
import type { XmlElement } from '../../lib/encore/xml-tree';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

function rootOf(text: string): XmlElement {
  const read = parseXml(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const reasonFor = (text: string) => {
  const read = parseXml(text);
  return read.ok ? 'was read' : read.error;
};

describe('attributes', () => {
  it('are told by namespace and name, without the declarations', () => {
    const root = rootOf(
      '<a xmlns="urn:d" xmlns:p="urn:p" b="1" p:b="2" xml:lang="en"><c p:d="3" e=""/></a>',
    );
    expect(root.attributes).toEqual([
      { namespace: '', name: 'b', value: '1' },
      { namespace: 'urn:p', name: 'b', value: '2' },
      { namespace: 'http://www.w3.org/XML/1998/namespace', name: 'lang', value: 'en' },
    ]);
    expect(root.children[0]?.attributes).toEqual([
      { namespace: 'urn:p', name: 'd', value: '3' },
      { namespace: '', name: 'e', value: '' },
    ]);
  });

  it('keep each white space as a space, and a written reference as it is', () => {
    expect(rootOf('<a b="1\t2\n3&#9;4 &amp;"/>').attributes[0]?.value).toBe('1 2 3\t4 &');
  });

  it('that are repeated under two prefixes of one namespace are refused', () => {
    const text = '<a xmlns:p="urn:p" xmlns:q="urn:p" p:b="1" q:b="2"/>';
    expect(reasonFor(text)).toBe('it is not readable: the attribute b is repeated');
  });
});

describe('xsi:nil', () => {
  const nil = (value: string) => rootOf(`<a xmlns:i="${XSI}" i:nil="${value}"/>`).nil;

  it.each(['true', '1', ' true ', '&#13;&#10;1&#9;'])('%j is no value', (value) => {
    expect(nil(value)).toBe(true);
  });

  it.each(['false', '0', '', 'untrue', 'true1', '1 0', 'x true', 'true x', 'TRUE'])(
    '%j is a value',
    (value) => {
      expect(nil(value)).toBe(false);
    },
  );

  it('is an attribute of that namespace only', () => {
    expect(rootOf(`<a nil="true"/>`).nil).toBe(false);
    expect(rootOf(`<a xmlns:i="urn:other" i:nil="true"/>`).nil).toBe(false);
  });
});

describe('prefixes', () => {
  it('mean what the nearest declaration says, and only within their element', () => {
    const root = rootOf('<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"/><p:c/></p:a>');
    const names = [root, ...root.children].map(({ namespace }) => namespace);
    expect(names).toEqual(['urn:1', 'urn:2', 'urn:1']);
  });

  it('the default namespace can be taken back, a prefix cannot', () => {
    expect(rootOf('<a xmlns="urn:d"><b xmlns=""/></a>').children[0]?.namespace).toBe('');
    expect(reasonFor('<a xmlns:p="urn:1"><b xmlns:p=""/></a>')).toBe(
      'it is not readable: the namespace declaration xmlns:p is not allowed',
    );
  });

  it.each([
    ['xmlns:xml', 'urn:other'],
    ['xmlns:xmlns', 'urn:other'],
    ['xmlns:p', 'http://www.w3.org/XML/1998/namespace'],
    ['xmlns', 'http://www.w3.org/2000/xmlns/'],
  ])('%s="%s" is not allowed', (name, namespace) => {
    expect(reasonFor(`<a ${name}="${namespace}"/>`)).toContain('is not allowed');
  });

  it.each(['<p:a/>', '<a p:b="1"/>', '<a xmlns:p="urn:1"><q:b/></a>'])(
    'one that is not declared is refused: %s',
    (text) => {
      expect(reasonFor(text)).toMatch(/the prefix [pq] is not declared/);
    },
  );

  it('as many as 63 beside the one of XML itself are read, one more is not', () => {
    const declared = (count: number) =>
      Array.from({ length: count }, (_, index) => `xmlns:p${String(index)}="urn:${String(index)}"`);
    expect(rootOf(`<a ${declared(63).join(' ')}/>`).scope.size).toBe(64);
    expect(reasonFor(`<a ${declared(64).join(' ')}/>`)).toBe(
      'it is not readable: it declares too many prefixes',
    );
  });

  it('are known to values inside, with the one of XML', () => {
    const scope = rootOf('<a xmlns="urn:d" xmlns:p="urn:p" xmlnsx="1"/>').scope;
    expect([...scope.keys()].sort()).toEqual(['', 'p', 'xml']);
  });
});

describe('text', () => {
  it('is the element’s own, across comments, CDATA and children', () => {
    const root = rootOf('<a> 1<!-- no -->2<b>x</b>&#51;<![CDATA[<4>]]><![CDATA[5]]> </a>');
    expect(root.text).toBe(' 123<4>5 ');
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([['b', 'x']]);
  });

  it('an empty CDATA section is no text', () => {
    expect(rootOf('<a><![CDATA[]]></a>').text).toBe('');
  });
});

describe('what is no single document is refused with its reason', () => {
  it.each([
    ['<a/><b/>', /root/],
    ['', /./],
    ['<a>', /well-formed|closed/],
    ['<a b="1" b="2"/>', /./],
    ['<__proto__/>', /it is not readable: ./],
  ])('%j', (text, reason) => {
    expect(reasonFor(text)).not.toBe('was read');
    expect(reasonFor(text)).toMatch(reason);
  });
});

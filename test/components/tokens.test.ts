import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../components/tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)');

const coloursOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );
const light = coloursOf(lightCss);
const dark = { ...light, ...coloursOf(darkCss) };

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const TONES = ['live', 'safe', 'alarm', 'warn', 'busy', 'quiet'];

/** Foreground, background, and the least contrast: 4.5 for text, 3 for shapes and edges. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ['text', 'page', 4.5],
  ['text', 'sunken', 4.5],
  ['muted', 'page', 4.5],
  ['muted', 'busy-wash', 4.5],
  ['edge', 'page', 3],
  ['accent', 'page', 3],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['live-ink', 'page', 4.5],
  ['safe-ink', 'page', 4.5],
  ['warn-ink', 'page', 4.5],
  ['edge', 'busy-wash', 3],
  ...TONES.map((tone) => [`${tone}-ink`, `${tone}-wash`, 4.5] as const),
  ...TONES.filter((tone) => tone !== 'alarm').map((tone) => ['text', `${tone}-wash`, 4.5] as const),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, colours) => {
  it.each(PAIRS)('shows %s on %s with enough contrast', (front, back, least) => {
    expect(contrast(colours[front] ?? '', colours[back] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

it('changes every colour of the page between the themes', () => {
  expect(Object.keys(coloursOf(darkCss)).sort()).toEqual(Object.keys(light).sort());
});

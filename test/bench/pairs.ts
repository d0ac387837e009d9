/** What was measured of the product and of its peer, one pair after the other. */
export interface Comparison {
  readonly name: string;
  /** What is counted, and in what unit. */
  readonly unit: string;
  /** The ratio that the product promises to stay within. */
  readonly limit: number;
  readonly product: readonly number[];
  readonly peer: readonly number[];
}

/** Something that can be measured again and again. */
export type Measure = () => Promise<number>;

/**
 * Measures both in turn, each of a pair first as often as the other, so that a machine whose speed
 * drifts is no advantage to either. What is measured first of all is thrown away.
 *
 * @param pairs how many pairs are counted.
 */
export async function inPairs(
  pairs: number,
  product: Measure,
  peer: Measure,
): Promise<Pick<Comparison, 'product' | 'peer'>> {
  await product();
  await peer();
  const measured = { product: [] as number[], peer: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? (['product', 'peer'] as const) : (['peer', 'product'] as const);
    for (const which of order) {
      measured[which].push(await { product, peer }[which]());
    }
  }
  return measured;
}

/** The middle of the ratios of all pairs, and how far they lie apart: the quarter and three quarters. */
export function ratioOf({ product, peer }: Comparison): {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
} {
  const ratios = product.map((value, index) => value / (peer[index] ?? Number.NaN)).sort(byValue);
  return { middle: at(ratios, 0.5), low: at(ratios, 0.25), high: at(ratios, 0.75) };
}

/** One line: the ratio, its limit, and both medians. */
export function lineOf(comparison: Comparison): string {
  const { middle, low, high } = ratioOf(comparison);
  const { name, limit, unit, product, peer } = comparison;
  const medians = [product, peer].map((values) => at([...values].sort(byValue), 0.5).toFixed(1));
  return [
    `${middle <= limit ? 'within ' : 'OVER   '} ${name}: ${middle.toFixed(3)} of its peer`,
    `(${low.toFixed(3)} to ${high.toFixed(3)}, limit ${String(limit)};`,
    `${medians.join(' against ')} ${unit}, ${String(product.length)} pairs)`,
  ].join(' ');
}

const byValue = (one: number, other: number) => one - other;

/** The value at a part of the way through sorted values. */
function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

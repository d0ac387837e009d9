/**
 * Settings of older versions. Each step stands for itself and imports nothing: what is live changes,
 * while what was once stored, exported or rolled out does not.
 */

type Layer = Readonly<Record<string, unknown>>;

/** Makes a layer of one version one of the next, its `version` apart. */
export type Step = (layer: Layer) => Layer;

/** The first makes version 2 of version 1, and so on. There has been but one version so far. */
const STEPS: readonly Step[] = [];

/**
 * A layer as the newest version writes it. One that says no version is of the first. What is no
 * layer, or of a version nobody here knows, is left as it is for the check to refuse.
 */
export function upToDate(input: unknown, steps: readonly Step[] = STEPS): unknown {
  if (!isLayer(input)) return input;
  const { version = 1 } = input;
  const first = steps.findIndex((_step, index) => index + 1 === version);
  if (first === -1) return input;
  const brought = steps.slice(first).reduce((layer, step) => step(layer), input);
  return { ...brought, version: steps.length + 1 };
}

function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A change of the product's text: `from` must stand in `file` exactly once. */
export interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A version of the product that breaks one rule. It is made for the checker alone. */
export interface BrokenVersion {
  readonly name: string;
  /** What the product promises, and this version does not keep. */
  readonly rule: string;
  readonly patches: readonly Patch[];
}

/** Names a file once for all patches of it. */
export const inFile =
  (file: string) =>
  (from: string, to: string): Patch => ({ file, from, to });

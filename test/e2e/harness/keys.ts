/** A key combination taken apart. */
export interface KeyCombination {
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  /** The letter or digit on the key, in upper case. */
  readonly character: string;
  /** `KeyboardEvent.code` of that key. */
  readonly code: string;
  /** `KeyboardEvent.keyCode` of that key: for letters and digits their ASCII code. */
  readonly keyCode: number;
}

/** Takes apart a combination as manifests write it, e.g. `Ctrl+Shift+9`. */
export function parseKeys(keys: string): KeyCombination {
  const parts = keys.split('+');
  const character = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1);
  const known = modifiers.every((name) => ['Alt', 'Ctrl', 'Shift'].includes(name));
  if (!known || !/^[A-Z0-9]$/.test(character)) throw new Error(`Cannot press "${keys}".`);
  return {
    alt: modifiers.includes('Alt'),
    ctrl: modifiers.includes('Ctrl'),
    shift: modifiers.includes('Shift'),
    character,
    code: /\d/.test(character) ? `Digit${character}` : `Key${character}`,
    keyCode: character.charCodeAt(0),
  };
}

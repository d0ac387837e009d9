/** A Chromium, Chrome or Edge on this machine: the path of its executable. */
export function findChromium(): string | undefined;
/** A Firefox on this machine: the path of its executable. */
export function findFirefox(): string | undefined;
/** Finds a Chromium or installs one; throws an error that says what to do when neither works. */
export function needChromium(): Promise<string>;
/** Finds a Firefox or installs one; throws an error that says what to do when neither works. */
export function needFirefox(): Promise<string>;

import type { View } from '../messages';
import type { HeldPort } from './held-port';

/** The popups, side panels and option pages that are open, each holding a port. */
export interface Screens {
  readonly count: () => number;
  add(port: HeldPort): void;
  show(view: View): void;
}

/** `changed` is called when a screen comes or goes. */
export function createScreens(changed: () => void): Screens {
  const ports = new Set<HeldPort>();
  let told = '';

  return {
    count: () => ports.size,
    add(port) {
      ports.add(port);
      told = '';
      port.take(ignoreMessages, () => {
        ports.delete(port);
        changed();
      });
      changed();
    },
    show(view) {
      const text = JSON.stringify(view);
      if (text === told) return;
      told = text;
      for (const port of ports) port.post(view);
    },
  };
}

/** Screens ask by message, never over the port. */
function ignoreMessages(): void {
  return undefined;
}

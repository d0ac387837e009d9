import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard's place. When the button that has the focus is taken off the screen (its tag
 * was put away, its question answered), the focus goes to the nearest part around it that is still
 * there, and not back to the start of the page.
 *
 * @returns a ref for the element within which this holds.
 */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const root = useRef<HTMLElement>(null);
  const around = useRef<readonly HTMLElement[]>([]);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      around.current = target instanceof HTMLElement ? chainOf(target) : [];
    };
    // A press on nothing gives the place up on purpose; on a button, its focus comes after this.
    const forget = () => {
      around.current = [];
    };
    const main = root.current;
    main?.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      main?.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  useEffect(() => {
    const [last, ...others] = around.current;
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const home = others.find((each) => each.isConnected);
    around.current = [];
    if (home) focusBySense(home);
  });
  return root;
}

function chainOf(element: HTMLElement): readonly HTMLElement[] {
  const parent = element.parentElement;
  return parent && parent !== document.body ? [element, ...chainOf(parent)] : [element];
}

/** Focuses what the Tab key does not reach, for this once. */
function focusBySense(element: HTMLElement): void {
  element.setAttribute('tabindex', '-1');
  element.addEventListener(
    'blur',
    () => {
      element.removeAttribute('tabindex');
    },
    { once: true },
  );
  element.focus();
}

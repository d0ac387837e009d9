import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface ConsolePartProps {
  readonly name: string;
  readonly about: string;
  readonly children: ComponentChildren;
}

/** A named part of the console. */
export function ConsolePart({ name, about, children }: ConsolePartProps) {
  const id = useId();
  return (
    <section class="console-part" aria-labelledby={id}>
      <div>
        <h2 id={id}>{name}</h2>
        <p class="quiet">{about}</p>
      </div>
      {children}
    </section>
  );
}

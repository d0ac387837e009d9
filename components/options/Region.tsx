import type { ComponentChildren } from 'preact';

interface RegionProps {
  readonly name: string;
  readonly about: string;
  /** What it holds needs the whole width of the page. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** A named part of the page: what it is about on one side, its settings on the other. */
export function Region({ name, about, wide = false, children }: RegionProps) {
  const id = `region-${name.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section class={wide ? 'region region-wide' : 'region'} aria-labelledby={id}>
      <div class="region-head">
        <h2 id={id}>{name}</h2>
        <p class="quiet">{about}</p>
      </div>
      <div class="region-body">{children}</div>
    </section>
  );
}

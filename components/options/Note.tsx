import type { ComponentChildren } from 'preact';

interface NoteProps {
  /** How grave it is; the words say the same, so that nothing rests on colour. */
  readonly tone: 'quiet' | 'good' | 'warn' | 'bad';
  readonly children: ComponentChildren;
}

const MARKS = { quiet: 'i', good: '✓', warn: '!', bad: '✕' } as const;

/** A remark that stands out from the settings around it. */
export function Note({ tone, children }: NoteProps) {
  return (
    <div class={`note note-${tone}`}>
      <span class="note-mark" aria-hidden="true">
        {MARKS[tone]}
      </span>
      <div class="note-text">{children}</div>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import type { PlaneClaim, StatusWord } from '../lib/recorder/claim';

/** The shapes a state can have. Each differs in outline, so that colour is never needed to tell them apart. */
export type Shape =
  | 'dot'
  | 'bars'
  | 'ring'
  | 'shield-check'
  | 'shield-dots'
  | 'shield-open'
  | 'half'
  | 'turn'
  | 'bars-boxed'
  | 'broken'
  | 'sliders'
  | 'question'
  | 'slash';

export const STATUS_SHAPES: Record<StatusWord, Shape> = {
  Recording: 'dot',
  'On hold': 'bars',
  'No call recorded': 'ring',
  'Pausing…': 'shield-dots',
  Protected: 'shield-check',
  'Not protected': 'shield-open',
  'Resuming…': 'turn',
  'Partly recording': 'half',
  'Paused elsewhere': 'bars-boxed',
  'Recorder not answering': 'broken',
  'Not set up': 'sliders',
};

export const PLANE_SHAPES: Record<PlaneClaim['state'], Shape> = {
  recording: 'dot',
  paused: 'bars-boxed',
  'on-hold': 'bars',
  'no-call': 'ring',
  'not-recorded': 'slash',
  unknown: 'question',
};

const SHIELD = 'M12 2.8 4.8 5.4v5.8c0 4.6 3 8 7.2 10 4.2-2 7.2-5.4 7.2-10V5.4z';

const DRAWINGS: Record<Shape, ComponentChildren> = {
  dot: (
    <>
      <circle cx="12" cy="12" r="9.2" />
      <circle cx="12" cy="12" r="5.2" class="solid" />
    </>
  ),
  bars: <path d="M8.5 5v14M15.5 5v14" class="thick" />,
  ring: <circle cx="12" cy="12" r="8" stroke-dasharray="2.8 3.48" />,
  'shield-check': (
    <>
      <path d={SHIELD} class="solid" />
      <path d="m8.3 11.9 2.7 2.7 4.8-5.2" class="cut" />
    </>
  ),
  'shield-dots': (
    <>
      <path d={SHIELD} />
      <path d="M8.4 11.6h.01M12 11.6h.01M15.6 11.6h.01" class="thick" />
    </>
  ),
  'shield-open': (
    <>
      <path d={SHIELD} />
      <path d="M12 7.6v4.9M12 16h.01" class="thick" />
    </>
  ),
  half: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 3a9 9 0 0 0 0 18z" class="solid" />
    </>
  ),
  turn: <path d="M19.5 12a7.5 7.5 0 1 1-2.6-5.7M17.4 2.6v4h-4" />,
  'bars-boxed': (
    <>
      <circle cx="12" cy="12" r="9.2" />
      <path d="M9.6 8.6v6.8M14.4 8.6v6.8" />
    </>
  ),
  broken: (
    <path d="m9 15-1.6 1.6a3.6 3.6 0 0 1-5-5L5.6 8.3a3.6 3.6 0 0 1 4.4-.5M15 9l1.6-1.6a3.6 3.6 0 0 1 5 5l-3.2 3.3a3.6 3.6 0 0 1-4.4.5M8.6 2.6l.8 2.4M15.4 21.4l-.8-2.4" />
  ),
  sliders: (
    <path d="M3.5 8h9M18.5 8h2M3.5 16h2M11.5 16h9M15.5 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8.5 13.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z" />
  ),
  question: (
    <>
      <circle cx="12" cy="12" r="9.2" />
      <path d="M9.6 9.6a2.5 2.5 0 1 1 3.7 2.2c-.9.5-1.3 1-1.3 1.8M12 16.8h.01" />
    </>
  ),
  slash: (
    <>
      <circle cx="12" cy="12" r="8.6" />
      <path d="m6 18 12-12" />
    </>
  ),
};

/** A shape beside a word. It says nothing the word does not, so screen readers skip it. */
export function StatusIcon({ shape }: { readonly shape: Shape }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" data-shape={shape}>
      {DRAWINGS[shape]}
    </svg>
  );
}

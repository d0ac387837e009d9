import type { PlaneClaim } from '../lib/recorder/claim';
import { evidence, PLANE_STATES, PLANES } from '../lib/view/words';
import { PLANE_SHAPES, StatusIcon } from './StatusIcon';

interface PlaneRowProps {
  readonly name: PlaneClaim['plane'];
  /** Undefined while nothing is known. */
  readonly plane: PlaneClaim | undefined;
  /** ms since the epoch. */
  readonly now: number;
}

/** One plane of the recording: what it does, and what that rests on. */
export function PlaneRow({ name, plane, now }: PlaneRowProps) {
  return (
    <li class={`plane plane-${plane?.state ?? 'unknown'}`}>
      <span class="plane-label">{PLANES[name]}</span>{' '}
      <span class="plane-state">
        {plane && (
          <>
            <StatusIcon shape={PLANE_SHAPES[plane.state]} />
            {PLANE_STATES[plane.state]}
          </>
        )}
      </span>{' '}
      <span class="plane-evidence">{plane && evidence(plane, now)}</span>
    </li>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import type { SetUpStep } from '../../lib/view/set-up-steps';
import { say } from '../../lib/words';
import { ALLOW_ACCESS_ID, boxId, PICKER_ID, type Form } from './form';

const MARKS: Readonly<Record<SetUpStep['state'], string>> = {
  done: '✓',
  'to-do': '○',
  fault: '✕',
  running: '…',
};

interface SetUpGuideProps {
  readonly steps: readonly SetUpStep[];
  readonly form: Form;
  /** Whether practice is on, or could be begun. */
  readonly practice: 'on' | 'possible' | undefined;
  readonly onPractise: (act: 'begin' | 'leave') => void;
  readonly onHide: () => void;
}

/** Leads through the parts of the page that a new seat needs, and tells how each stands. */
export function SetUpGuide({ steps, form, practice, onPractise, onHide }: SetUpGuideProps) {
  const next = steps.find(({ state }) => state !== 'done');
  const places = { form, next };
  const latest = useRef(places);
  latest.current = places;
  useFocusOnNext(next, () => placeOf(latest.current.next, latest.current.form));
  const names = {
    service: say('setup_service'),
    identity: say('setup_identity'),
    sites: say('setup_sites'),
  };
  return (
    <nav class="guide" aria-labelledby="guide-title">
      <h2 id="guide-title">{say('setup_title')}</h2>
      <ol class="guide-steps">
        {steps.map((step) => (
          <li
            key={step.id}
            class={`guide-step guide-${step.state}`}
            {...(step === next ? { 'aria-current': 'step' as const } : {})}
          >
            <span class="guide-mark" aria-hidden="true">
              {MARKS[step.state]}
            </span>
            <StepLink step={step} name={names[step.id]} form={form} />
            <StepWords step={step} />
          </li>
        ))}
      </ol>
      <div class="buttons">
        {practice === 'possible' && (
          <button type="button" class="button" onClick={() => onPractise('begin')}>
            {say('practice_try')}
          </button>
        )}
        {practice === 'on' && (
          <button type="button" class="button" onClick={() => onPractise('leave')}>
            {say('practice_leave')}
          </button>
        )}
        <button type="button" class="button" onClick={onHide}>
          {say('setup_hide')}
        </button>
      </div>
      {practice !== undefined && (
        <p class="quiet">{say(practice === 'on' ? 'setup_practising' : 'practice_try_about')}</p>
      )}
    </nav>
  );
}

interface StepLinkProps {
  readonly step: SetUpStep;
  readonly name: string;
  readonly form: Form;
}

/** A link does not move the focus into a box by itself. */
function StepLink({ step, name, form }: StepLinkProps) {
  const place = placeOf(step, form);
  return (
    <a
      class="guide-name"
      href={`#${place}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(place)?.focus();
      }}
    >
      {name}
    </a>
  );
}

function StepWords({ step }: { readonly step: SetUpStep }) {
  const states = {
    done: say('setup_state_done'),
    'to-do': say('setup_state_to_do'),
    fault: say('setup_state_fault'),
    running: say('setup_state_running'),
  };
  return (
    <>
      <span class="guide-state">{states[step.state]}</span>
      <div class="guide-found" aria-live="polite">
        <p>{step.words}</p>
        {step.byPolicy && <p class="quiet">{say('setup_policy')}</p>}
        {step.request !== undefined && (
          <>
            <p>{say('setup_send_this')}</p>
            <blockquote>{step.request}</blockquote>
          </>
        )}
      </div>
    </>
  );
}

/** The id of the element at which a step goes on. */
function placeOf(step: SetUpStep | undefined, { draft }: Form): string {
  if (step?.needsAccess) return ALLOW_ACCESS_ID;
  switch (step?.id) {
    case 'sites':
      return PICKER_ID;
    case 'identity':
      if (draft.identityBy === 'manual') return boxId('identity.unit');
      return draft.identityBy === 'lookup' ? 'import-lookup' : boxId('identity.value');
    default:
      return boxId('service.address');
  }
}

/**
 * The focus goes to where the next step begins, once the one before is done: from there, from a
 * button or from nowhere, but never away from another box that somebody is in.
 */
function useFocusOnNext(next: SetUpStep | undefined, place: () => string): void {
  const key = next && `${next.id} ${next.needsAccess ? 'access' : ''}`;
  const before = useRef('');
  useEffect(() => {
    if (key === undefined) return;
    const { activeElement: active } = document;
    const isFree =
      active === null ||
      active === document.body ||
      active.id === before.current ||
      active.matches('button, a');
    before.current = place();
    if (isFree) document.getElementById(before.current)?.focus();
  }, [key]);
}

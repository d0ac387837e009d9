import { tellIdentity, tellLinks, tellPort, tellStart, tellTags } from './findings';
import { tellPause } from './pauses';
import { tellRequest } from './requests';
import { tellResume } from './resumes';
import { nothingTold } from './step';
import type { Draft, Step, Told } from './step';
import type { RecorderRules } from '../rules';

/**
 * Which entries follow from one step of the core. Pure: the same step, rules and `told` always give
 * the same entries with the same ids.
 *
 * @param before what was told up to now; void after a start of the browser.
 * @returns the entries in their order, and what is told with them.
 */
export function tell(
  before: Told,
  step: Step,
  rules: RecorderRules,
): { readonly told: Told; readonly drafts: readonly Draft[] } {
  const { event } = step;
  const isFresh = event.type === 'started' && event.browserStarted;
  const told = isFresh ? nothingTold(event.at) : before;
  const mark = rules.practice ? { practice: true as const } : {};
  const requests = tellRequest(told, step);
  const pause = tellPause(told, step, rules);
  const resume = tellResume(told, step, rules);
  const drafts = [
    ...tellStart(told, step, rules),
    ...tellIdentity(step),
    ...requests.drafts,
    ...tellPort(step),
    ...pause.drafts,
    ...resume.drafts,
    ...tellTags(step),
    ...tellLinks(step),
  ].map((draft) => ({ ...mark, ...placeOf(step), ...draft }));
  return {
    told: {
      at: event.at,
      runs: requests.runs,
      ...(pause.pause ? { pause: pause.pause } : {}),
      ...(resume.resume ? { resume: resume.resume } : {}),
    },
    drafts,
  };
}

/** The port and the call that a step is about. What was before another line is none of its places. */
function placeOf({ before, event, after }: Step): Omit<Draft, 'id' | 'deed'> {
  if (event.type === 'started' && event.otherLine) return {};
  const known = after.port.known ?? before.port.known;
  const isSame = after.call.generation === before.call.generation;
  const isOn = after.call.on || (isSame && before.call.on);
  const call = isOn ? after.call.index : undefined;
  return {
    ...(known ? { unit: known.unit, port: known.port } : {}),
    ...(call === undefined ? {} : { call }),
  };
}

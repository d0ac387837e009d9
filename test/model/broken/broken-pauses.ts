import { inFile } from './version';
import type { BrokenVersion } from './version';

const audio = inFile('lib/recorder/audio.ts');
const nextRequest = inFile('lib/recorder/next-request.ts');
const noteAnswer = inFile('lib/recorder/note-answer.ts');
const pollInterval = inFile('lib/recorder/poll-interval.ts');
const resumeAct = inFile('lib/recorder/resume-act.ts');
const runner = inFile('lib/station/runner.ts');

/** Versions whose pause is not fail-safe, or is forgotten. */
export const BROKEN_PAUSES: readonly BrokenVersion[] = [
  {
    name: 'half a pause rolled back',
    rule: 'what is paused stays paused, and a resume needs a word',
    patches: [
      noteAnswer(
        "  return plane === 'audio'\n",
        `  if (plane === 'desktop' && answer.outcome === 'refused') {
          const steps = { audio: 'due', desktop: 'not-needed' };
          const resume = { act: before.act, at: before.sentAt, by: 'agent', ...steps };
          return { ...heard, intent: { kind: 'record', since: before.sentAt, resume } };
        }
        return plane === 'audio'\n`,
      ),
    ],
  },
  {
    name: 'one plane only when the first fails',
    rule: 'both planes are sent even if one fails',
    patches: [
      nextRequest(
        "const both = rules.desktop.first === 'desktop' ? [desktop, audio] : [audio, desktop];",
        `const planes = rules.desktop.first === 'desktop' ? [desktop, audio] : [audio, desktop];
        const first = rules.desktop.first === 'desktop' ? state.desktop : state.audio;
        const holds = first.pause?.act !== intent.act || first.pause.outcome === 'acknowledged';
        const both = holds ? planes : planes.slice(0, 1);`,
      ),
    ],
  },
  {
    name: 'a refused pause not tried again',
    rule: 'a pause that does not hold is tried again, whatever the refusal said',
    patches: [
      audio(
        "const settled = attempt.outcome === 'acknowledged' && state === undefined;",
        "const settled = attempt.outcome === 'acknowledged' && state === undefined || attempt.outcome === 'refused';",
      ),
    ],
  },
  {
    name: 'no poll while a pause stands',
    rule: 'a pause that stands is read every two seconds',
    patches: [
      pollInterval(
        'if (needsCloseWatch(state)) return PROTECT_READ_EVERY_MS;',
        'if (needsCloseWatch(state)) return 60_000;',
      ),
    ],
  },
  {
    name: 'a pause record written after the request',
    rule: 'the record is on disk before the first pause leaves',
    patches: [
      runner(
        'await writeDown();\n    const answer = await leave',
        'void writeDown();\n    const answer = await leave',
      ),
    ],
  },
  {
    name: 'a pause record cleared too early',
    rule: 'the record is cleared only when both planes are resumed',
    patches: [
      resumeAct(
        'return state.owed ? { ...state, owed: { ...state.owed, lifted: true } } : state;',
        'return { ...state, owed: undefined };',
      ),
    ],
  },
];

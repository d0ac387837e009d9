import { inFile } from './version';
import type { BrokenVersion } from './version';

const call = inFile('lib/recorder/call.ts');
const noteAnswer = inFile('lib/recorder/note-answer.ts');
const runner = inFile('lib/station/runner.ts');
const start = inFile('lib/recorder/start.ts');

/** Versions that resume without a reason, or more than once by one. */
export const BROKEN_RESUMES: readonly BrokenVersion[] = [
  {
    name: 'a resume replayed after a restart',
    rule: 'never a replay of a resume after a start of the browser',
    patches: [
      start("import { lift } from './resume-act';", "import { lift, resume } from './resume-act';"),
      start(
        'if (owed.lifted || age',
        `if (owed.lifted) {
          return resume({ ...fresh, owed }, { at: event.at, act: owed.act, by: 'agent' }, 'due', 'due');
        }
        if (age`,
      ),
    ],
  },
  {
    name: 'a resume sent twice by one word',
    rule: 'each plane is resumed at most once by one word',
    patches: [
      noteAnswer(
        'const resume: ResumeAct = { ...intent.resume, [plane]: step };',
        "const resume = { ...intent.resume, [plane]: step === 'unknown' ? 'due' : step };",
      ),
    ],
  },
  {
    name: 'a resume that a pause overtook',
    rule: 'no resume after a pause was said',
    patches: [runner('if (!isStillWanted(state, inFlight, needs.now())) return NOT_SENT;', '')],
  },
  {
    name: 'the end of a call after one reading',
    rule: 'the end of a call is NOT RECORDING read twice',
    patches: [
      call(
        'call.silentSince !== undefined && reading.askedAt - call.silentSince >= CALL_END_APART_MS;',
        'true;',
      ),
    ],
  },
];

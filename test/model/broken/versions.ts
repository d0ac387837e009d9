/** A change of the product's text: `from` must stand in `file` exactly once. */
export interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A version of the product that breaks one rule. It is made for the checker alone. */
export interface BrokenVersion {
  readonly name: string;
  /** The rule of the house it breaks. */
  readonly rule: string;
  readonly patches: readonly Patch[];
}

const inFile =
  (file: string) =>
  (from: string, to: string): Patch => ({ file, from, to });
const audio = inFile('lib/recorder/audio.ts');
const call = inFile('lib/recorder/call.ts');
const clock = inFile('lib/recorder/clock.ts');
const desktop = inFile('lib/recorder/desktop.ts');
const intent = inFile('lib/recorder/intent.ts');
const makeClaim = inFile('lib/recorder/make-claim.ts');
const nextRequest = inFile('lib/recorder/next-request.ts');
const note = inFile('lib/recorder/note.ts');
const noteAnswer = inFile('lib/recorder/note-answer.ts');
const noteTag = inFile('lib/recorder/note-tag.ts');
const pollInterval = inFile('lib/recorder/poll-interval.ts');
const tags = inFile('lib/recorder/tags.ts');
const runner = inFile('lib/station/runner.ts');

/** Just before an answer to a pause is folded in. */
const PAUSE_FOLDED = "  return plane === 'desktop'\n";

export const BROKEN_VERSIONS: readonly BrokenVersion[] = [
  {
    name: 'claim without a lease',
    rule: 'Protected ends by itself when nobody renews it',
    patches: [
      makeClaim(
        "const until = reading.askedAt + LEASE_MS;\n    const draft: Draft = { word: 'Protected'",
        "const until = FOREVER;\n    const draft: Draft = { word: 'Protected'",
      ),
    ],
  },
  {
    name: 'claim without an acknowledged desktop',
    rule: 'Protected needs a DesktopPause that got 100',
    patches: [
      desktop(
        "return pauseCounts(desktop, act) && desktop.pause?.outcome === 'acknowledged';",
        'return pauseCounts(desktop, act);',
      ),
    ],
  },
  {
    name: 'claim while the port is not checked',
    rule: 'Protected needs a port that was asked for within the act',
    patches: [
      makeClaim('!known.checked || checkedInAct === intent.act;', 'known.port !== undefined;'),
    ],
  },
  {
    name: 'claim in a quarantine',
    rule: 'after an unanswered DesktopResume no claim until its quarantine is over',
    patches: [
      desktop(
        'return desktop.quarantineUntil === undefined || attempt.sentAt >= desktop.quarantineUntil;',
        'return true;',
      ),
    ],
  },
  {
    name: 'claim kept over a sleep',
    rule: 'after a sleep the desktop may be recorded anew',
    patches: [clock('desktop: { ...state.desktop, doubtAt: at } };', 'desktop: state.desktop };')],
  },
  {
    name: 'rollback of half a pause',
    rule: 'what is paused stays paused, and a resume needs a word',
    patches: [
      noteAnswer(
        PAUSE_FOLDED,
        `  if (plane === 'desktop' && answer.outcome === 'refused') {
          const steps = { audio: 'due', desktop: 'not-needed' };
          const resume = { act: before.act, at: before.sentAt, by: 'agent', ...steps };
          return { ...state, intent: { kind: 'record', since: before.sentAt, resume } };
        }
        ${PAUSE_FOLDED}`,
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
    name: 'resume replayed after a restart',
    rule: 'never a replay of a resume after a start of the browser',
    patches: [
      intent(
        'if (owed.lifted || age',
        `if (owed.lifted) {
          return resume({ ...fresh, owed }, { at: event.at, act: owed.act, by: 'agent' }, 'due', 'due');
        }
        if (age`,
      ),
    ],
  },
  {
    name: 'resume sent twice by one word',
    rule: 'each plane is resumed at most once by one word',
    patches: [
      noteAnswer(
        'const resume: ResumeAct = { ...intent.resume, [plane]: step };',
        "const resume = { ...intent.resume, [plane]: step === 'unknown' ? 'due' : step };",
      ),
    ],
  },
  {
    name: 'resume that a pause overtook',
    rule: 'no resume after a pause was said',
    patches: [runner('if (!isStillWanted(state, inFlight, needs.now())) return NOT_SENT;', '')],
  },
  {
    name: 'pause record written after the request',
    rule: 'the record is on disk before the first pause leaves',
    patches: [
      runner(
        'await writeDown();\n    const answer = await leave',
        'void writeDown();\n    const answer = await leave',
      ),
    ],
  },
  {
    name: 'pause record cleared too early',
    rule: 'the record is cleared only when both planes are resumed',
    patches: [
      intent(
        'return state.owed ? { ...state, owed: { ...state.owed, lifted: true } } : state;',
        'return { ...state, owed: undefined };',
      ),
    ],
  },
  {
    name: 'end of a call after one reading',
    rule: 'the end of a call is NOT RECORDING read twice',
    patches: [
      call(
        'call.silentSince !== undefined && reading.askedAt - call.silentSince >= CALL_END_APART_MS;',
        'true;',
      ),
    ],
  },
  {
    name: 'tag not fenced by the call index',
    rule: "a tag is checked by GetURL's index right before and after it is written",
    patches: [
      call(
        'const another = call.index !== undefined && index !== undefined && call.index !== index;',
        'const another = false;',
      ),
      tags(
        'return generation !== call.generation || (index !== undefined && index !== call.index);',
        'return generation !== call.generation;',
      ),
    ],
  },
  {
    name: 'tag sent after the call changed',
    rule: 'what was not sent for its call is never sent',
    patches: [
      nextRequest('each.generation === state.call.generation &&\n', ''),
      tags('if (on && tag.generation === generation) return [tag];', 'if (on) return [tag];'),
      noteTag("if (tag.state !== 'due' || isAnotherCall(state, tag)) return tag;", ''),
    ],
  },
  {
    name: '608 taken for success',
    rule: 'after a refusal the state is read, not assumed',
    patches: [
      noteAnswer(
        PAUSE_FOLDED,
        `  if (plane === 'audio' && answer.code === 608) {
          const reading = { state: 'PAUSE', askedAt: flight.sentAt, at: flight.sentAt };
          return { ...state, audio: { ...state.audio, pause, reading } };
        }
        ${PAUSE_FOLDED}`,
      ),
    ],
  },
  {
    name: '608 taken for failure',
    rule: 'a pause that does not hold is tried again, whatever the refusal said',
    patches: [
      audio(
        "const settled = attempt.outcome === 'acknowledged' && state === undefined;",
        "const settled = attempt.outcome === 'acknowledged' && state === undefined || attempt.code === 608;",
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
    name: 'an older PAUSE believed',
    rule: 'what was read before a control request says nothing after it',
    patches: [note('const { reading: _old, ...rest } = audio;\n  return rest;', 'return audio;')],
  },
  {
    name: 'two requests at a time',
    rule: 'one request is outstanding at most',
    patches: [runner('if (running || !started) return;', 'if (!started) return;')],
  },
];

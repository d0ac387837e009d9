import { inFile } from './version';
import type { BrokenVersion } from './version';

const call = inFile('lib/recorder/call.ts');
const nextRequest = inFile('lib/recorder/next-request.ts');
const noteTag = inFile('lib/recorder/note-tag.ts');
const runner = inFile('lib/station/runner.ts');
const tags = inFile('lib/recorder/tags.ts');

/** Versions that write on the wrong call, or that send two requests at a time. */
export const BROKEN_WRITES: readonly BrokenVersion[] = [
  {
    name: 'a tag not fenced by the call index',
    rule: "a tag is checked by GetURL's index right before and after it is written",
    patches: [
      call(
        'call.index === undefined || index === undefined || call.index === index',
        'index !== null',
      ),
      tags(
        'return generation !== call.generation || (index !== undefined && index !== call.index);',
        'return generation !== call.generation;',
      ),
    ],
  },
  {
    name: 'a tag sent after the call changed',
    rule: 'what was not sent for its call is never sent',
    patches: [
      nextRequest('tag.generation === call.generation && [', '['),
      tags('if (on && tag.generation === generation) return [tag];', 'if (on) return [tag];'),
      noteTag("if (tag.state !== 'due' || isAnotherCall(state, tag)) return tag;", ''),
    ],
  },
  {
    name: 'two requests at a time',
    rule: 'one request is outstanding at most',
    patches: [runner('if (running || !started) return;', 'if (!started) return;')],
  },
];

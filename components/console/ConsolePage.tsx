import { useState } from 'preact/hooks';
import type { Console } from '../../lib/view/console';
import type { ConsoleSeat } from '../../lib/view/console-seat';
import {
  LOG_EVENT,
  RECORDING_FORMS,
  type ConsoleForm,
  type Wish,
} from '../../lib/view/console-forms';
import { missingRight } from '../../lib/view/console-rights';
import { CONSOLE } from '../../lib/view/console-words';
import type { RecorderView } from '../../lib/view/recorder-view';
import type { SettingsView } from '../../lib/view/settings-view';
import { PAGE, saveWords } from '../../lib/view/settings-words';
import { FaultList } from '../options/FaultList';
import { Note } from '../options/Note';
import { ProblemNote } from '../options/ProblemNote';
import { AskFirst } from './AskFirst';
import { ConsolePart } from './ConsolePart';
import { PlacePart } from './PlacePart';
import { RequestForm } from './RequestForm';
import { ResultsPart } from './ResultsPart';
import { SeatStatus } from './SeatStatus';
import { ServicePart } from './ServicePart';

interface ConsolePageProps {
  readonly console: Console;
  readonly seat: ConsoleSeat;
  readonly recorder: RecorderView;
  readonly settings: SettingsView;
}

/** Every request of the Web API by hand, and what came of each. */
export function ConsolePage(props: ConsolePageProps) {
  const { console, recorder } = props;
  const question = console.question.value;
  return (
    <>
      <header class="page-head console-head">
        <div>
          <p class="eyebrow">{PAGE.product}</p>
          <h1>{CONSOLE.title}</h1>
          <p class="quiet">{CONSOLE.about}</p>
          <p>
            <a href="options.html">{CONSOLE.options}</a>
          </p>
        </div>
        <SeatStatus recorder={recorder} />
      </header>
      <main class="console-main">
        <div class="console-forms">
          <Forms {...props} />
        </div>
        <div class="console-results">
          {question && (
            <AskFirst question={question} onAnswer={(yes) => void console.answer(yes)} />
          )}
          <ResultsPart console={console} />
        </div>
      </main>
    </>
  );
}

function Forms({ console, seat, recorder, settings }: ConsolePageProps) {
  /** Which button led to the last save: its words stand there. */
  const [where, setWhere] = useState<'service' | 'place'>();
  const draft = settings.draft.value;
  const faults = settings.faults.value;
  if (!draft) {
    const trouble = settings.trouble.value;
    return trouble ? <ProblemNote problem={trouble} /> : <p class="quiet">{PAGE.loading}</p>;
  }
  const busy = console.running.value !== undefined;
  // Whoever paused must resume: another port or service has to wait for that.
  const paused = recorder.view.value?.pauseWanted !== undefined;
  const wish = (wished: Exclude<Wish, { kind: 'faulty' }>) => {
    if (wished.kind === 'read') void console.read(wished.read);
    else void console.order(wished.order);
  };
  const inForce = settings.report.value?.settings;
  const formOf = (form: ConsoleForm) => ({
    ...{ form, busy, onWish: wish },
    missingRight: inForce && missingRight(form.request, inForce),
  });
  const state = settings.saving.value;
  const words = state === 'idle' ? '' : saveWords(state, settings.dirty.value, faults.length);
  const saved = (at: typeof where) => (at === where ? words : '');
  const elsewhere = faults.filter(({ path }) => path !== 'service.address');
  const options = {
    ...{ draft, faults, found: {} },
    ...{ isLocked: settings.isLocked, edit: settings.edit },
  };
  return (
    <>
      <ServicePart
        settings={settings}
        form={options}
        paused={paused}
        saved={saved('service')}
        onSave={() => {
          setWhere('service');
          void settings.save();
        }}
      />
      <PlacePart
        console={console}
        seat={seat}
        paused={paused}
        saved={saved('place')}
        onUse={() => {
          setWhere('place');
          void seat.use();
        }}
      />
      {elsewhere.length > 0 && (
        <Note tone="bad">
          <FaultList faults={elsewhere} />
        </Note>
      )}
      <ConsolePart name={CONSOLE.recording} about={CONSOLE.recordingAbout}>
        {RECORDING_FORMS.map((each) => (
          <RequestForm key={each.request} {...formOf(each)} />
        ))}
      </ConsolePart>
      <ConsolePart name={CONSOLE.event} about={CONSOLE.eventAbout}>
        <RequestForm {...formOf(LOG_EVENT)} />
      </ConsolePart>
    </>
  );
}

import { useEffect } from 'preact/hooks';
import type { SettingsView } from '../../lib/view/settings-view';
import type { SitePicking } from '../../lib/view/site-picking';
import { NOTE, PAGE } from '../../lib/view/settings-words';
import { say } from '../../lib/words';
import { ActivityRegion } from './ActivityRegion';
import { ConsoleRegion } from './ConsoleRegion';
import { DesktopRegion } from './DesktopRegion';
import { DiagnosticsRegion } from './DiagnosticsRegion';
import { FaultList } from './FaultList';
import { FaultSummary } from './FaultSummary';
import { FileRegion } from './FileRegion';
import type { Form } from './form';
import { IdentityRegion } from './IdentityRegion';
import { Note } from './Note';
import { ProblemNote } from './ProblemNote';
import { SaveBar } from './SaveBar';
import { ServiceRegion } from './ServiceRegion';
import { SetUpGuide } from './SetUpGuide';
import { SitesRegion } from './SitesRegion';

interface OptionsPageProps {
  readonly view: SettingsView;
  /** Adds sites by pointing; absent where no page can be opened. */
  readonly picking?: SitePicking;
}

/** The options page. */
export function OptionsPage({ view, picking }: OptionsPageProps) {
  useUnsavedGuard(view);
  const draft = view.draft.value;
  return (
    <>
      <header class="page-head">
        <p class="eyebrow">{PAGE.product}</p>
        <h1>{PAGE.title}</h1>
      </header>
      {draft ? (
        <OptionsForm
          view={view}
          picking={picking}
          form={{
            ...{ draft, faults: view.faults.value, found: view.report.value?.found ?? {} },
            ...{ isLocked: view.isLocked, edit: view.edit },
          }}
        />
      ) : (
        <Waiting view={view} />
      )}
    </>
  );
}

interface OptionsFormProps {
  readonly view: SettingsView;
  readonly picking: SitePicking | undefined;
  readonly form: Form;
}

function OptionsForm({ view, picking, form }: OptionsFormProps) {
  const dirty = view.dirty.value;
  const access = {
    missingHosts: view.missingHosts.value,
    access: view.access.value,
    onAllow: () => void view.allowAccess(),
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty) void view.save();
      }}
    >
      <main>
        <SetUp view={view} form={form} />
        <RefusedNotes view={view} />
        <FaultSummary
          faults={form.faults}
          draft={form.draft}
          refused={view.saving.value === 'refused'}
        />
        <ServiceRegion
          form={form}
          dirty={dirty}
          unencrypted={view.unencrypted.value}
          {...access}
          checking={view.checking.value}
          contract={view.contract}
          onCheck={() => void view.checkService()}
        />
        <IdentityRegion form={form} lookup={view.lookup} people={view.report.value?.people ?? 0} />
        <DesktopRegion form={form} />
        <SitesRegion form={form} picking={picking} />
        <ConsoleRegion />
        <ActivityRegion activity={view.activity} />
        <DiagnosticsRegion diagnosis={view.diagnosis} />
        <FileRegion
          dirty={dirty}
          {...access}
          importing={view.importing.value}
          onImport={(file) => void view.importFile(file)}
          onExport={() => void view.exportFile()}
        />
      </main>
      <SaveBar
        saving={view.saving.value}
        dirty={dirty}
        faults={form.faults.length}
        onDiscard={view.discard}
      />
    </form>
  );
}

/** The steps of the set-up while they are in sight; else the way back to them. */
function SetUp({ view, form }: { readonly view: SettingsView; readonly form: Form }) {
  const steps = view.setUp.value;
  if (!steps) {
    return (
      <p>
        <button type="button" class="button link" onClick={() => view.showSetUp(true)}>
          {say('setup_show')}
        </button>
      </p>
    );
  }
  return (
    <SetUpGuide
      steps={steps}
      form={form}
      practice={view.report.value?.practice}
      onPractise={(act) => void view.practise(act)}
      onHide={() => view.showSetUp(false)}
    />
  );
}

/** What the organisation set, and settings that were given and are not in force, at the top. */
function RefusedNotes({ view }: { readonly view: SettingsView }) {
  const { managed = [], policyFaults = [], storedFaults = [] } = view.report.value ?? {};
  return (
    <>
      {managed.length > 0 && (
        <Note tone="quiet">
          <p>{NOTE.managed}</p>
        </Note>
      )}
      {policyFaults.length > 0 && (
        <Note tone="warn">
          <p class="strong">{NOTE.policyRefused}</p>
          <FaultList faults={policyFaults} />
        </Note>
      )}
      {storedFaults.length > 0 && (
        <Note tone="warn">
          <p class="strong">{NOTE.storedRefused}</p>
          <FaultList faults={storedFaults} />
        </Note>
      )}
    </>
  );
}

function Waiting({ view }: { readonly view: SettingsView }) {
  const trouble = view.trouble.value;
  return (
    <main>
      {trouble ? (
        <>
          <ProblemNote problem={trouble} />
          <button type="button" class="button" onClick={() => void view.load()}>
            {PAGE.again}
          </button>
        </>
      ) : (
        <p role="status" class="quiet">
          {PAGE.loading}
        </p>
      )}
    </main>
  );
}

/** The browser asks before a page with unsaved changes is closed. */
function useUnsavedGuard(view: SettingsView) {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (view.dirty.value) event.preventDefault();
    };
    addEventListener('beforeunload', guard);
    return () => {
      removeEventListener('beforeunload', guard);
    };
  }, [view]);
}

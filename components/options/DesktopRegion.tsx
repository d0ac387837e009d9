import { FIELD, NOTE, REGIONS } from '../../lib/view/settings-words';
import { CheckField } from './CheckField';
import type { Form } from './form';
import { Note } from './Note';
import { Region } from './Region';
import { TextField } from './TextField';

/** Whether the Windows desktop is recorded too, and by which login it is known. */
export function DesktopRegion({ form }: { readonly form: Form }) {
  const { draft, edit } = form;
  const loginKnown = draft.identityBy === 'windows-login' || draft.identityBy === 'lookup';
  const loginMissing = !loginKnown && draft.desktopLogin.trim() === '';
  return (
    <Region {...REGIONS.desktop}>
      <CheckField
        form={form}
        path="desktop.recorded"
        label={FIELD.recorded}
        help={FIELD.recordedHelp}
        checked={draft.desktopRecorded}
        onEdit={(desktopRecorded) => edit('desktop.recorded', { desktopRecorded })}
      />
      {!draft.desktopRecorded && (
        <Note tone="warn">
          <p>{NOTE.noDesktop}</p>
        </Note>
      )}
      {draft.desktopRecorded && (
        <TextField
          form={form}
          path="desktop.windowsLogin"
          label={FIELD.desktopLogin}
          help={loginKnown ? FIELD.desktopLoginSame : FIELD.desktopLoginNeeded}
          value={draft.desktopLogin}
          onEdit={(desktopLogin) => edit('desktop.windowsLogin', { desktopLogin })}
        />
      )}
      {draft.desktopRecorded && loginMissing && (
        <Note tone="warn">
          <p>{NOTE.noDesktopLogin}</p>
        </Note>
      )}
    </Region>
  );
}

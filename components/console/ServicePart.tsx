import type { SettingsView } from '../../lib/view/settings-view';
import { CONSOLE } from '../../lib/view/console-words';
import { FIELD, NOTE } from '../../lib/view/settings-words';
import { AccessNote } from '../options/AccessNote';
import { CheckField } from '../options/CheckField';
import type { Form } from '../options/form';
import { Note } from '../options/Note';
import { TextField } from '../options/TextField';
import { ConsolePart } from './ConsolePart';

interface ServicePartProps {
  readonly settings: SettingsView;
  readonly form: Form;
  /** A secure pause is wanted: neither service nor port may change under it. */
  readonly paused: boolean;
  /** What became of the last save, in words. */
  readonly saved: string;
  readonly onSave: () => void;
}

/** Where the service answers: the same settings as on the options page. */
export function ServicePart({ settings, form, paused, saved, onSave }: ServicePartProps) {
  const { draft, edit } = form;
  const maySave = settings.dirty.value && !paused;
  return (
    <ConsolePart name={CONSOLE.service} about={CONSOLE.serviceAbout}>
      <form
        class="request-form"
        aria-label={CONSOLE.service}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (maySave) onSave();
        }}
      >
        <TextField
          form={form}
          path="service.address"
          label={FIELD.address}
          placeholder={FIELD.addressForm}
          mono
          value={draft.address}
          onEdit={(address) => edit('service.address', { address })}
        />
        <CheckField
          form={form}
          path="service.allowHttp"
          label={FIELD.allowHttp}
          checked={draft.allowHttp}
          onEdit={(allowHttp) => edit('service.address', { allowHttp })}
        />
        {settings.unencrypted.value && (
          <Note tone="warn">
            <p>{NOTE.unencrypted}</p>
          </Note>
        )}
        <button type="submit" class="button small" aria-disabled={!maySave}>
          {CONSOLE.saveAddress}
        </button>
        {paused && <p class="field-help">{CONSOLE.notInPause}</p>}
        <p role="status">{saved}</p>
      </form>
      <AccessNote
        hosts={settings.missingHosts.value}
        access={settings.access.value}
        onAllow={() => void settings.allowAccess()}
      />
    </ConsolePart>
  );
}

import type { AccessState, CheckState } from '../../lib/view/settings-view';
import type { ContractControl } from '../../lib/view/contract-control';
import { FIELD, NOTE, PRESET_ADDRESS, REGIONS } from '../../lib/view/settings-words';
import { AccessNote } from './AccessNote';
import { CheckField } from './CheckField';
import { CheckPart } from './CheckPart';
import { ContractPart } from './ContractPart';
import { ALLOW_ACCESS_ID, type Form } from './form';
import { Note } from './Note';
import { PastedContract } from './PastedContract';
import { Region } from './Region';
import { TextField } from './TextField';

interface ServiceRegionProps {
  readonly form: Form;
  readonly dirty: boolean;
  /** What is typed would let requests cross a network unencrypted. */
  readonly unencrypted: boolean;
  readonly missingHosts: readonly string[];
  readonly access: AccessState;
  readonly checking: CheckState;
  readonly contract: ContractControl;
  readonly onAllow: () => void;
  readonly onCheck: () => void;
}

/** Where the recorder answers, whether it may be reached, and whether it does. */
export function ServiceRegion(props: ServiceRegionProps) {
  const { form, dirty, checking, contract, onCheck } = props;
  const { draft, edit } = form;
  return (
    <Region {...REGIONS.service}>
      <TextField
        form={form}
        path="service.address"
        label={FIELD.address}
        placeholder={FIELD.addressForm}
        mono
        value={draft.address}
        onEdit={(address) => edit('service.address', { address })}
      />
      {draft.address === '' && !form.isLocked('service.address') && (
        <div class="field">
          <button
            type="button"
            class="button link"
            aria-describedby="preset-help"
            onClick={() => edit('service.address', { address: PRESET_ADDRESS })}
          >
            {FIELD.usePreset}
          </button>
          <p id="preset-help" class="field-help">
            {FIELD.presetHelp}
          </p>
        </div>
      )}
      <CheckField
        form={form}
        path="service.allowHttp"
        label={FIELD.allowHttp}
        help={FIELD.allowHttpHelp}
        checked={draft.allowHttp}
        // The fault this can mend stands at the address.
        onEdit={(allowHttp) => edit('service.address', { allowHttp })}
      />
      {props.unencrypted && (
        <Note tone="warn">
          <p>{NOTE.unencrypted}</p>
        </Note>
      )}
      <TextField
        form={form}
        path="service.timeoutSeconds"
        label={FIELD.timeout}
        help={FIELD.timeoutHelp}
        unit={FIELD.seconds}
        value={draft.timeoutSeconds}
        onEdit={(timeoutSeconds) => edit('service.timeoutSeconds', { timeoutSeconds })}
      />
      <AccessNote
        hosts={props.missingHosts}
        access={props.access}
        buttonId={ALLOW_ACCESS_ID}
        onAllow={props.onAllow}
      />
      <CheckPart dirty={dirty} checking={checking} onCheck={onCheck} />
      {contract.contract.value && (
        <ContractPart
          contract={contract.contract.value}
          reading={contract.reading.value}
          onRead={() => void contract.read()}
          onExport={contract.export}
        />
      )}
      <PastedContract
        form={form}
        opened={contract.opened.value}
        onOpen={(file) => void contract.open(file)}
      />
    </Region>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { ReadableFile } from '../../lib/settings/file';
import type { OpenedFile } from '../../lib/view/contract-control';
import { CONTRACT } from '../../lib/view/contract-words';
import { faultAt, type Form } from './form';
import { LinesField } from './LinesField';

interface PastedContractProps {
  readonly form: Form;
  readonly opened: OpenedFile | undefined;
  readonly onOpen: (file: ReadableFile & { readonly name: string }) => void;
}

/** The way in for a WSDL that the service does not publish. It opens by itself where it has a fault. */
export function PastedContract({ form, opened, onOpen }: PastedContractProps) {
  const faulty = faultAt(form.faults, 'service.wsdl') !== '';
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (faulty) setOpen(true);
  }, [faulty]);
  return (
    <details
      class="pasted"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{CONTRACT.pasteTitle}</summary>
      {open && <PastedBody form={form} opened={opened} onOpen={onOpen} />}
    </details>
  );
}

function PastedBody({ form, opened, onOpen }: PastedContractProps) {
  return (
    <div class="pasted-body">
      <LinesField
        form={form}
        path="service.wsdl"
        label={CONTRACT.paste}
        help={CONTRACT.pasteHelp}
        rows={5}
        maxRows={12}
        value={form.draft.wsdl}
        onEdit={(wsdl) => form.edit('service.wsdl', { wsdl })}
      />
      {!form.isLocked('service.wsdl') && <OpenFile opened={opened} onOpen={onOpen} />}
    </div>
  );
}

function OpenFile({ opened, onOpen }: Pick<PastedContractProps, 'opened' | 'onOpen'>) {
  return (
    <div class="field">
      <label class="field-label" for="open-wsdl">
        {CONTRACT.open}
      </label>
      <input
        id="open-wsdl"
        class="file"
        type="file"
        accept=".wsdl,.xml,.json,text/xml,application/xml,application/json"
        aria-describedby="open-wsdl-help"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onOpen(file);
          // So that the same file, once mended, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <p id="open-wsdl-help" class="field-help">
        {CONTRACT.openHelp}
      </p>
      <p role="status" class={opened?.failed ? 'field-fault' : 'field-help'}>
        {opened?.words ?? ''}
      </p>
    </div>
  );
}

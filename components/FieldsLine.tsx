import type { FieldsView } from '../lib/messages';
import { fieldsFound, fieldsMissing } from '../lib/view/field-words';

/** How the fields of the CRM page in front are found. A line in the small print, longer if one is missing. */
export function FieldsLine({ fields }: { readonly fields: FieldsView }) {
  return (
    <p class="fine">
      {fieldsFound(fields)}
      {fields.missing.length > 0 && <strong> {fieldsMissing(fields)}</strong>}
    </p>
  );
}

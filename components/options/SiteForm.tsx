import { useEffect, useRef } from 'preact/hooks';
import { presetOf } from '../../lib/view/known-crms';
import { siteIdOf } from '../../lib/view/settings-lines';
import { newFieldDraft, type SiteDraft } from '../../lib/view/settings-site-draft';
import { BUTTON, FIELD } from '../../lib/view/settings-words';
import { FieldRow } from './FieldRow';
import type { Form } from './form';
import { LinesField } from './LinesField';
import { SelectField } from './SelectField';
import { TextField } from './TextField';

interface SiteFormProps {
  readonly form: Form;
  readonly site: SiteDraft;
  readonly index: number;
  readonly fresh: boolean;
}

/** Everything about one site that is set by hand. */
export function SiteForm({ form, site, index, fresh }: SiteFormProps) {
  const path = `sites.${index}`;
  const nameBox = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fresh) nameBox.current?.focus();
  }, [fresh]);

  /** Changes this site; `part` is the setting below it that was edited. */
  const change = (part: string, next: Partial<SiteDraft>) => {
    const sites = form.draft.sites.map((each) => (each === site ? { ...site, ...next } : each));
    form.edit(`${path}.${part}`, { sites });
  };
  const rename = (name: string) => {
    const taken = form.draft.sites.filter((each) => each !== site).map((each) => each.id);
    change('name', { name, ...(site.idFollowsName && { id: siteIdOf(name, taken) }) });
  };

  const known = presetOf(site);
  return (
    <div class="site-form">
      <div class="pair">
        <TextField
          form={form}
          path={`${path}.name`}
          label={FIELD.siteName}
          value={site.name}
          inputRef={nameBox}
          onEdit={rename}
        />
        <TextField
          form={form}
          path={`${path}.id`}
          label={FIELD.siteId}
          help={FIELD.siteIdHelp}
          mono
          value={site.id}
          onEdit={(id) => change('id', { id, idFollowsName: false })}
        />
      </div>
      <LinesField
        form={form}
        path={`${path}.matches`}
        label={FIELD.matches}
        help={FIELD.matchesHelp}
        value={site.matches}
        onEdit={(matches) => change('matches', { matches })}
      />
      {site.fields.map((field, row) => (
        <FieldRow
          key={field.key}
          form={form}
          field={field}
          path={`${path}.fields.${row}`}
          number={row + 1}
          nameHelp={known?.nameOfField}
          onChange={(part, next) =>
            change(`fields.${row}.${part}`, {
              fields: site.fields.map((each) => (each === field ? { ...field, ...next } : each)),
            })
          }
          onRemove={() =>
            change('fields', { fields: site.fields.filter((each) => each !== field) })
          }
        />
      ))}
      {!form.isLocked('sites') && (
        <button
          type="button"
          class="button small"
          onClick={() =>
            change('fields', { fields: [...site.fields, newFieldDraft(crypto.randomUUID())] })
          }
        >
          {BUTTON.addField}
        </button>
      )}
      <TagAndLink form={form} site={site} path={path} change={change} />
    </div>
  );
}

interface TagAndLinkProps {
  readonly form: Form;
  readonly site: SiteDraft;
  readonly path: string;
  readonly change: (part: string, next: Partial<SiteDraft>) => void;
}

/** When recordings are tagged with what was read, and where their link goes. */
function TagAndLink({ form, site, path, change }: TagAndLinkProps) {
  return (
    <>
      <div class="pair">
        <SelectField
          form={form}
          path={`${path}.tag.when`}
          label={FIELD.tagWhen}
          value={site.tagWhen}
          choices={FIELD.tagWhenChoices}
          onEdit={(tagWhen) => change('tag.when', { tagWhen })}
        />
        <SelectField
          form={form}
          path={`${path}.tag.which`}
          label={FIELD.tagWhich}
          value={site.tagWhich}
          choices={FIELD.tagWhichChoices}
          onEdit={(tagWhich) => change('tag.which', { tagWhich })}
        />
      </div>
      <TextField
        form={form}
        path={`${path}.tag.holdSeconds`}
        label={FIELD.holdSeconds}
        help={FIELD.holdHelp}
        unit={FIELD.seconds}
        value={site.holdSeconds}
        onEdit={(holdSeconds) => change('tag.holdSeconds', { holdSeconds })}
      />
      <LinesField
        form={form}
        path={`${path}.link.to`}
        label={FIELD.linkTo}
        help={FIELD.linkToHelp}
        value={site.linkTo}
        onEdit={(linkTo) => change('link.to', { linkTo })}
      />
      <SelectField
        form={form}
        path={`${path}.link.when`}
        label={FIELD.linkWhen}
        value={site.linkWhen}
        choices={FIELD.linkWhenChoices}
        onEdit={(linkWhen) => change('link.when', { linkWhen })}
      />
    </>
  );
}

import type { Site } from '../settings/schema';
import { browser } from 'wxt/browser';

/** A link for one field of one record, to be set through what the CRM itself offers to scripts. */
export interface PageApiOrder {
  /** The record's table and id, as the adapter names it: `account/1f0c…`. */
  readonly record: string;
  /** The CRM's own names of the fields it may stand in: the first that is on the form is taken. */
  readonly names: readonly string[];
  readonly url: string;
  readonly overwrite: boolean;
}

/** The part of Dynamics' `Xrm.Page` that is used. Source: Microsoft's Client API reference. */
interface DynamicsForm {
  readonly data: {
    readonly entity: { getId(): string; getEntityName(): string };
  };
  getAttribute(name: string): {
    getValue(): unknown;
    setValue(value: string): void;
    fireOnChange?(): void;
    getMaxLength?(): number;
  } | null;
}

/** The part of ServiceNow's `g_form` that is used. Source: ServiceNow's GlideForm reference. */
interface ServiceNowForm {
  getTableName(): string;
  getUniqueValue(): string;
  hasField?(name: string): boolean;
  getValue(name: string): string;
  setValue(name: string, value: string): void;
}

/**
 * Runs in a Dynamics page's own world, so it may use nothing from outside of itself.
 *
 * @returns whether the form holds the link now.
 */
export function setInDynamics({ record, names, url, overwrite }: PageApiOrder): boolean {
  try {
    const { Xrm: api } = globalThis as { Xrm?: { Page?: DynamicsForm } };
    const form = api?.Page;
    if (!form) return false;
    const id = form.data.entity.getId().replace(/[{}]/g, '').toLowerCase();
    const [kind, wanted] = record.split('/');
    // Old addresses name a table by a number, which the form does not tell.
    const isTable = /^\d*$/.test(kind ?? '') || form.data.entity.getEntityName() === kind;
    if (id === '' || id !== wanted || !isTable) return false;
    for (const name of names) {
      const attribute = form.getAttribute(name);
      if (!attribute) continue;
      const before = attribute.getValue();
      if (before !== null && before !== '' && before !== url && !overwrite) return false;
      if ((attribute.getMaxLength?.() ?? url.length) < url.length) return false;
      attribute.setValue(url);
      attribute.fireOnChange?.();
      return attribute.getValue() === url;
    }
    return false;
  } catch {
    return false;
  }
}

/**
 * Runs in the own world of each frame of a ServiceNow page: a form may stand in one of them. It may
 * use nothing from outside of itself.
 *
 * @returns whether this frame's form holds the link now.
 */
export function setInServiceNow({ record, names, url, overwrite }: PageApiOrder): boolean {
  try {
    const { g_form: form } = globalThis as { g_form?: ServiceNowForm };
    if (!form) return false;
    if (`${form.getTableName()}/${form.getUniqueValue().toLowerCase()}` !== record) return false;
    for (const name of names) {
      if (form.hasField?.(name) === false) continue;
      const before = form.getValue(name);
      if (before !== '' && before !== url && !overwrite) return false;
      form.setValue(name, url);
      return form.getValue(name) === url;
    }
    return false;
  } catch {
    return false;
  }
}

const APIS: Partial<Record<Site['adapter'], (order: PageApiOrder) => boolean>> = {
  dynamics: setInDynamics,
  servicenow: setInServiceNow,
};

/**
 * Sets a link through the CRM's own programming interface, in the page's own world. Tells only
 * whether some form took it: whether it stands in the field is for the content script to see.
 */
export async function setByPageApi(
  tabId: number,
  { adapter, link }: Pick<Site, 'adapter' | 'link'>,
  { record, url }: Pick<PageApiOrder, 'record' | 'url'>,
): Promise<boolean> {
  const func = APIS[adapter];
  const names = link.to.flatMap((source) =>
    typeof source !== 'string' && source.by === 'field' ? [source.name] : [],
  );
  if (!func || names.length === 0) return false;
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    world: 'MAIN',
    func,
    args: [{ record, names, url, overwrite: link.overwrite }],
  });
  return results.some(({ result }) => result === true);
}

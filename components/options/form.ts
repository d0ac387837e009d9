import type { FieldsView, SettingsFault } from '../../lib/messages';
import type { SettingsDraft } from '../../lib/view/settings-draft';

/** What every part of the form is given. */
export interface Form {
  readonly draft: SettingsDraft;
  readonly faults: readonly SettingsFault[];
  /** Whether the organisation has set this path. */
  readonly isLocked: (path: string) => boolean;
  /** How the fields of each site are found, by the site's id, where a page of it is open. */
  readonly found: Readonly<Record<string, FieldsView>>;
  /** Changes the draft; `path` is the setting that was edited, or the list it is in. */
  readonly edit: (path: string, change: Partial<SettingsDraft>) => void;
}

/** The button that asks the browser for the service, and the one that adds a site by pointing. */
export const ALLOW_ACCESS_ID = 'allow-access';
export const PICKER_ID = 'add-by-pointing';

/** The element id of a setting's box. */
export function boxId(path: string): string {
  return `setting-${path.replaceAll('.', '-')}`;
}

/** The box a fault is shown at: a fault inside a list belongs to the box of the whole list. */
export function boxPath(faultPath: string): string {
  const list = /^sites\.\d+\.(?:fields\.\d+\.from|link\.to|matches)(?=\.|$)/.exec(faultPath);
  return list?.[0] ?? faultPath;
}

/** What is wrong with one box, as one text; empty when nothing is. */
export function faultAt(faults: readonly SettingsFault[], path: string): string {
  return faults
    .filter((fault) => boxPath(fault.path) === path)
    .map((fault) => fault.message)
    .join(' ');
}

// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { ADAPTERS } from '../../lib/crm/registry';
import type { SiteRules } from '../../lib/messages';
import { SITE_PRESETS } from '../../lib/settings/site-presets';
import { emptyPage, someRules, thePage } from './support/pages';

beforeEach(emptyPage);

function recordOf(preset: string, address: string): string | undefined {
  const { adapter = 'custom' as const, record } =
    SITE_PRESETS.find(({ id }) => id === preset) ?? {};
  const rules: SiteRules = someRules({ adapter, ...(record && { record }) });
  return ADAPTERS[adapter].recordOf(thePage(), new URL(address), rules);
}

const SYS_ID = '0123456789abcdef0123456789abcdef';
const GUID = '0f9e8d7c-6b5a-4948-8372-615f4e3d2c1b';

describe('names the record of', () => {
  test.each([
    [
      'salesforce',
      'https://x.lightning.force.com/lightning/r/Account/0015g00000XyZ42AAA/view',
      '0015g00000XyZ42',
    ],
    [
      'salesforce',
      'https://x.lightning.force.com/lightning/r/Account/0015g00000XyZ42/related/Contacts/view',
      '0015g00000XyZ42',
    ],
    [
      'salesforce',
      'https://x.lightning.force.com/lightning/r/a0X5g00000XyZ42AAA/edit?count=1',
      'a0X5g00000XyZ42',
    ],
    [
      'salesforce',
      'https://x.lightning.force.com/one/one.app#/sObject/5005g00000XyZ42AAA/view',
      '5005g00000XyZ42',
    ],
    // The tab within a workspace is in front, not the workspace.
    [
      'salesforce',
      'https://x.lightning.force.com/lightning/r/Case/5005g00000XyZ42AAA/view?ws=%2Flightning%2Fr%2FAccount%2F0015g00000XyZ42AAA%2Fview',
      '5005g00000XyZ42',
    ],
    ['salesforce', 'https://x.my.salesforce.com/0015g00000XyZ42', '0015g00000XyZ42'],
    [
      'salesforce',
      'https://x--c.visualforce.com/apex/Page?id=0015g00000XyZ42AAA',
      '0015g00000XyZ42',
    ],
    [
      'dynamics',
      `https://x.crm4.dynamics.com/main.aspx?appid=${GUID}&pagetype=entityrecord&etn=account&id=${GUID}`,
      `account/${GUID}`,
    ],
    [
      'dynamics',
      `https://x.crm.dynamics.com/main.aspx?etn=account&id=%7B${GUID.toUpperCase()}%7D&pagetype=entityrecord`,
      `account/${GUID}`,
    ],
    [
      'dynamics',
      `https://x.crm.dynamics.com/main.aspx#?pagetype=entityrecord&etn=contact&id=${GUID}`,
      `contact/${GUID}`,
    ],
    [
      'servicenow',
      `https://x.service-now.com/incident.do?sys_id=${SYS_ID}&sysparm_view=`,
      `incident/${SYS_ID}`,
    ],
    [
      'servicenow',
      `https://x.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3D${SYS_ID}`,
      `incident/${SYS_ID}`,
    ],
    [
      'servicenow',
      `https://x.service-now.com/now/nav/ui/classic/params/target/incident.do%3Fsys_id%3D${SYS_ID}%26sysparm_view%3D`,
      `incident/${SYS_ID}`,
    ],
    [
      'servicenow',
      `https://x.service-now.com/now/sow/record/incident/${SYS_ID.toUpperCase()}`,
      `incident/${SYS_ID}`,
    ],
    [
      'servicenow',
      `https://x.service-now.com/now/cwf/agent/record/incident/${SYS_ID}/params/selected-tab-index/1/sub/record/sys_user/f${SYS_ID.slice(1)}`,
      `sys_user/f${SYS_ID.slice(1)}`,
    ],
    ['zendesk', 'https://x.zendesk.com/agent/tickets/1042', 'tickets/1042'],
    ['zendesk', 'https://x.zendesk.com/agent/users/77/requested_tickets', 'users/77'],
    ['hubspot', 'https://app-eu1.hubspot.com/contacts/123/record/0-2/456', '0-2/456'],
    [
      'hubspot',
      'https://app.hubspot.com/contacts/123/record/2-789/456/view/1?eschref=x',
      '2-789/456',
    ],
    ['hubspot', 'https://app.hubspot.com/contacts/123/company/456/', '0-2/456'],
    ['hubspot', 'https://app.hubspot.com/help-desk/123/view/9/ticket/456/thread', '0-5/456'],
    ['freshdesk', 'https://x.freshdesk.com/a/tickets/1042?current_tab=details', 'tickets/1042'],
    [
      'zoho',
      'https://crm.zoho.eu/crm/org700/tab/Potentials/5000000012345',
      'Potentials/5000000012345',
    ],
    ['sugarcrm', `https://sugar.example/#Accounts/${GUID}`, `Accounts/${GUID}`],
    [
      'suitecrm-7',
      `https://suite.example/index.php?module=Accounts&action=DetailView&record=${GUID}`,
      `Accounts/${GUID}`,
    ],
    [
      'suitecrm-7',
      `https://suite.example/index.php?action=EditView&record=${GUID}&module=Accounts`,
      `Accounts/${GUID}`,
    ],
    [
      'suitecrm-8',
      `https://suite.example/public/#/accounts/record/${GUID}?return_module=home`,
      `accounts/${GUID}`,
    ],
    [
      'odoo',
      'https://x.odoo.com/web#id=7&cids=1&menu_id=2&model=res.partner&view_type=form',
      'res.partner/7',
    ],
    ['odoo', 'https://x.odoo.com/odoo/contacts/7', 'contacts/7'],
    ['odoo', 'https://x.odoo.com/odoo/action-310/7?debug=1', 'action-310/7'],
    ['custom', 'https://crm.example/a/b?c=d#e', '/a/b?c=d#e'],
  ])('%s: %s', (preset, address, record) => {
    expect(recordOf(preset, address)).toBe(record);
  });
});

describe('names none where no record is:', () => {
  test.each([
    ['salesforce', 'https://x.lightning.force.com/lightning/o/Account/list?filterName=Recent'],
    ['salesforce', 'https://x.lightning.force.com/lightning/page/home'],
    ['salesforce', 'https://x.my.salesforce.com/homepageofusers'],
    [
      'dynamics',
      `https://x.crm.dynamics.com/main.aspx?pagetype=entitylist&etn=account&viewid=${GUID}`,
    ],
    ['dynamics', `https://x.crm.dynamics.com/main.aspx?pagetype=dashboard&id=${GUID}`],
    ['dynamics', 'https://x.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=account'],
    ['servicenow', 'https://x.service-now.com/incident_list.do?sysparm_query=active'],
    ['servicenow', 'https://x.service-now.com/incident.do?sys_id=-1'],
    ['servicenow', 'https://x.service-now.com/now/nav/ui/home'],
    ['servicenow', 'https://x.service-now.com/now/nav/ui/classic/params/target/%E0%A4%A'],
    ['zendesk', 'https://x.zendesk.com/agent/filters/123'],
    ['hubspot', 'https://app.hubspot.com/contacts/123/objects/0-1/views/all/list'],
    ['freshdesk', 'https://x.freshdesk.com/a/tickets/filters/all'],
    ['zoho', 'https://crm.zoho.eu/crm/org700/tab/Accounts/custom-view/500/list'],
    ['sugarcrm', 'https://sugar.example/#Accounts'],
    ['suitecrm-7', `https://suite.example/index.php?module=Accounts&action=index&record=${GUID}`],
    ['suitecrm-8', 'https://suite.example/#/accounts/index'],
    ['odoo', 'https://x.odoo.com/odoo/contacts'],
    ['odoo', 'https://x.odoo.com/web#model=res.partner&view_type=list'],
    ['custom', `https://crm.example/${'x'.repeat(2001)}`],
  ])('%s: %s', (preset, address) => {
    expect(recordOf(preset, address)).toBeUndefined();
  });

  test('a page without a record has no field and no values', () => {
    const rules = someRules({ record: { url: '/accounts/' } });
    document.body.innerHTML = '<p id="account">1001</p><input id="link">';
    const { readRecord, findLinkField } = ADAPTERS.custom;
    expect(readRecord(thePage(), new URL('https://crm.example/list'), rules)).toEqual({
      values: [],
      problems: [{ column: 'account', reason: 'not-found' }],
    });
    expect(findLinkField(thePage(), rules)).toEqual({ ok: false, error: 'no-field' });
  });
});

test('what the settings say of a record goes before what the adapter knows', () => {
  const rules = someRules({ adapter: 'zendesk', record: { url: String.raw`/deals/(\d+)` } });
  const named = (path: string) =>
    ADAPTERS.zendesk.recordOf(thePage(), new URL(path, 'https://x.zendesk.com'), rules);
  expect(named('/sales/app/deals/7')).toBe('7');
  expect(named('/agent/tickets/1042')).toBeUndefined();
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CrmPage, moveTo, pass, show } from './support/crm-page';
import { someRules, the } from './support/pages';

let crm: CrmPage;
/** Reports must have stood for a second, and are seen to at the next look after it. */
const nextLook = () => pass(500);

beforeEach(() => {
  crm = new CrmPage();
});
afterEach(() => {
  crm.close();
});

describe('a page tells', () => {
  test('who is logged in, where its rules ask, though nobody sees it', async () => {
    document.head.innerHTML += '<meta name="user" content=" agent-7 (0042) ">';
    const from = [{ by: 'selector' as const, selector: 'meta[name="user"]', attribute: 'content' }];
    await crm.begin(someRules({ identity: { from, pattern: String.raw`(\S+) .*` } }));
    await nextLook();
    expect(crm.background.news()).toEqual(['identity agent-7']);
  });

  test('nothing of who is logged in where nobody asks', async () => {
    document.body.innerHTML = '<p class="user-info-email">agent@crm.example</p>';
    await crm.begin(someRules({ adapter: 'hubspot' }));
    await nextLook();
    expect(crm.background.news()).toEqual([]);
  });

  test('what its adapter knows of who is logged in, where the rules only ask', async () => {
    document.body.innerHTML = '<p class="user-info-email">agent@crm.example</p>';
    await crm.begin(someRules({ adapter: 'hubspot', identity: { from: [] } }));
    await nextLook();
    expect(crm.background.news()).toEqual(['identity agent@crm.example']);
  });

  test('how its fields are found, and that one is lost', async () => {
    await crm.open('1001');
    await nextLook();
    expect(crm.background.healths).toMatchObject([{ fields: [{ column: 'account' }] }]);
    expect(crm.background.healths[0]?.fields[0]).not.toHaveProperty('problem');
    the('#account').remove();
    await pass(8000);
    expect(crm.background.healths.at(-1)).toMatchObject({
      fields: [{ column: 'account', problem: 'not-found' }],
    });
  });

  test('all of it again to a background that has come back', async () => {
    document.body.innerHTML = '<p id="account">1001</p><p id="me">agent-7</p>';
    const rules = someRules({ identity: { from: ['#me'] } });
    await crm.begin(rules);
    await nextLook();
    crm.background.news();
    crm.background.healths.splice(0);
    crm.background.die();
    await pass(1000);
    crm.background.giveRules(rules);
    await pass(1000);
    await nextLook();
    expect(crm.background.news().sort()).toEqual([
      'identity agent-7',
      'opened /accounts/1001 1001',
    ]);
    expect(crm.background.healths).toHaveLength(1);
  });
});

test('a record that is named by its address stays open wherever in it the agent goes', async () => {
  show('1001');
  await crm.begin(someRules({ record: { url: String.raw`/accounts/(\d+)` } }));
  moveTo('/accounts/1001/orders?page=2');
  await pass(3000);
  expect(crm.background.news()).toEqual(['opened 1001 1001']);
  moveTo('/accounts');
  await pass(3000);
  expect(crm.background.news()).toEqual(['left']);
});

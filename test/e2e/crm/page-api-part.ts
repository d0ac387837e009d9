/** A CRM whose fields take nothing that is typed, but have a programming interface of their own. */
import { expect, test } from 'vitest';
import type { Seat } from '../seat';
import { servePage } from '../../support/serve-page';
import type { Part } from './at-one-seat';

const ID = '1f0c9a3e-0000-4000-8000-000000000042';

/**
 * Rebuilt from Microsoft's Client API reference, November 2026; never captured. Its text box puts
 * back what its form holds, so that only the form can change it.
 */
const HTML = `<!doctype html><html lang="en"><title>Dynamics</title><link rel="icon" href="data:,">
<div data-id="editFormRoot">
  <input data-id="accountnumber.fieldControl-text-box-text" value="D-1001">
  <input data-id="new_link.fieldControl-text-box-text" value="">
</div>
<script>
  const box = document.querySelector('[data-id^="new_link"]');
  let held = null;
  const show = () => { box.value = held ?? ''; };
  box.addEventListener('input', show);
  window.changes = 0;
  const attribute = {
    getValue: () => held,
    setValue: (value) => { held = value; setTimeout(show, 50); },
    fireOnChange: () => { window.changes += 1; },
  };
  window.Xrm = { Page: {
    data: { entity: { getId: () => '{${ID.toUpperCase()}}', getEntityName: () => 'account' } },
    getAttribute: (name) => (name === 'new_link' ? attribute : null),
  } };
</script></html>`;

export function pageApi(): Part {
  let crm: Awaited<ReturnType<typeof servePage>>;

  return {
    async start() {
      crm = await servePage(HTML);
      return [
        {
          id: 'dynamics',
          name: 'Dynamics',
          adapter: 'dynamics',
          matches: [`${crm.origin}/*`],
          tag: { which: 'last' },
          fields: [
            { column: 'fldCustomerAccountNum', from: [{ by: 'field', name: 'accountnumber' }] },
          ],
          link: { to: [{ by: 'field', name: 'new_link' }], when: 'at-once' },
        },
      ];
    },
    stop: () => crm.stop(),
    tests(seatOf: () => Seat) {
      test('a link is set through the CRM’s own interface where it has one', async () => {
        const { browser } = seatOf();
        const address = `${crm.origin}/main.aspx?pagetype=entityrecord&etn=account&id=${ID}`;
        const page = await browser.newPage(address);
        const box = '[data-id^="new_link"]';
        await expect
          .poll(() => page.$eval(box, (input) => (input as HTMLInputElement).value), {
            timeout: 20_000,
          })
          .toContain('fldCallIndex=');
        expect(await page.evaluate('window.changes')).toBe(1);
        await page.close();
      });
    },
  };
}

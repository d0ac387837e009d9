/** Whatever part of the background wants something sent: the card guard stands before the line. */
import { afterEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { defaultContract } from '../../lib/encore/default-contract';
import { resolveSettings } from '../../lib/settings/resolve';
import { situationOf } from '../../lib/station/situation';

const AMEX = '378282246310005';
const PORT = { Unit: '1', Port: '3' };

const layer = {
  service: { address: 'https://encore.example/WebAPI/ECAPI.svc' },
  identity: { by: 'extension' as const, value: '0429' },
  sites: [
    {
      id: 'crm',
      name: 'CRM',
      matches: ['https://crm.example/*'],
      adapter: 'custom' as const,
      fields: [
        { column: 'fldClientID', from: ['#a'], allowCardLike: { length: 15, prefix: '3782' } },
        { column: 'fldCampaign', from: ['#b'] },
      ],
    },
  ],
};

afterEach(() => void vi.restoreAllMocks());

it('refuses a card before sending, and lets a site’s own form of account numbers pass', async () => {
  // Its type is that of the old form with a callback, which returns nothing.
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true as never);
  const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  const settings = resolveSettings([layer]);
  const { service } = await situationOf({
    settings,
    layer,
    managed: [],
    policyFaults: [],
    storedFaults: [],
  });
  const client = service?.connect(defaultContract());
  const assign = async (fieldName: string) =>
    client?.send('AssignField', { ...PORT, fieldName, fieldValue: AMEX });

  const refused = { error: { kind: 'refused-before-sending' } };
  expect(await assign('fldCampaign')).toMatchObject(refused);
  const event = { eventTimestamp: 't', eventType: '4111 1111', Parm1: '1111 1111' };
  expect(await client?.send('LogEvent', event)).toMatchObject(refused);
  expect(fetch).not.toHaveBeenCalled();

  expect(await assign('fldClientID')).toMatchObject({ error: { kind: 'unreachable' } });
  expect(fetch).toHaveBeenCalledOnce();
});

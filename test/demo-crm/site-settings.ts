import type { Site } from '../../lib/settings/schema';

/**
 * The site settings that describe the demo CRM.
 *
 * @param address where it runs, e.g. `http://127.0.0.1:8809`
 */
export function demoSite(address: string): Site {
  return {
    id: 'demo-crm',
    name: 'Fictional CRM',
    matches: [`${new URL(address).origin}/*`],
    adapter: 'custom',
    fields: [
      {
        column: 'fldCustomerAccountNum',
        from: [
          // The record page: as text, and for the agent to edit.
          '[data-testid="account-number"]',
          'input[name="accountNumber"]',
          // A case, in its frame.
          'iframe.case-frame >>> [data-testid="account-number"]',
          // The loyalty page, inside a component.
          'loyalty-card >>> [data-testid="account-number"]',
        ],
        maxLength: 64,
      },
    ],
    tag: { when: 'auto', which: 'confirm', holdSeconds: 0, readBack: false },
    cardRules: [],
    link: {
      to: [
        'input[name="recordingLink"]',
        'iframe.case-frame >>> input[name="recordingLink"]',
        'loyalty-card >>> input[name="recordingLink"]',
      ],
      when: 'call-end',
      overwrite: false,
      save: false,
    },
  };
}

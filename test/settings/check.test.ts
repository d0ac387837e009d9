import { describe, expect, it } from 'vitest';
import { checkLayer, checkSettings } from '../../lib/settings/check';
import { resolveSettings } from '../../lib/settings/resolve';

const site = { id: 'crm', name: 'CRM', matches: ['https://crm.example.com/*'] };
const withField = (field: object) => ({ sites: [{ ...site, fields: [field] }] });
const withSource = (source: unknown) => withField({ column: 'fldA', from: ['#a', source] });

describe('layers that are good', () => {
  it.each([
    ['nothing at all', {}],
    ['a service', { service: { address: 'https://recorder.example.com/WebAPI/ECAPI.svc' } }],
    ['no address yet', { service: { address: '' } }],
    ['a Windows login that is not set up yet', { identity: { by: 'windows-login' } }],
    ['a lookup table', { identity: { lookup: { table: [{ key: 'ann', extension: '0042' }] } } }],
    ['a site with every form of source', withSource({ by: 'selector', selector: '#b' })],
    ['a label', withSource({ by: 'label', label: 'Account' })],
    ['a part of the address', withSource({ by: 'url', pattern: String.raw`/accounts/(\d+)` })],
    ['a pattern', withField({ column: 'fldA', from: ['#a'], pattern: String.raw`\d{6}` })],
    ['event types by any name', { events: { eventTypes: { paused: '7' } } }],
    ['this version', { version: 1 }],
  ])('%s', (_name, layer) => {
    expect(checkLayer(layer)).toEqual({ ok: true, value: layer });
  });

  it('stay sparse, and are trimmed', () => {
    const layer = {
      service: { address: ' https://r.example.com/ECAPI.svc ', wsdl: undefined },
      sites: [{ ...site, name: ' CRM ' }],
    };
    expect(checkLayer(layer)).toEqual({
      ok: true,
      value: { service: { address: 'https://r.example.com/ECAPI.svc' }, sites: [site] },
    });
  });
});

describe('layers that are refused, each with the path of its fault', () => {
  it.each<[unknown, string, RegExp]>([
    [5, '', /group of settings/],
    [null, '', /group of settings/],
    [[], '', /group of settings/],
    [{ service: [] }, 'service', /group of settings/],
    [{ events: { eventTypes: ['x'] } }, 'events.eventTypes', /group of settings/],
    [{ protect: null }, 'protect', /group of settings/],
    [{ version: 2 }, 'version', /Must be 1/],
    [{ recorder: {} }, 'recorder', /not a setting/],
    [{ toString: 'x' }, 'toString', /not a setting/],
    [JSON.parse('{"__proto__": {"service": {}}}'), '__proto__', /not a setting/],
    [
      { events: { eventTypes: { prototype: '!' } } },
      'events.eventTypes.prototype',
      /not a setting this version knows/,
    ],
    [
      { events: JSON.parse('{"eventTypes": {"__proto__": "x"}}') },
      'events.eventTypes.__proto__',
      /not a/,
    ],
    [{ service: { adress: 'x' } }, 'service.adress', /not a setting/],
    [{ service: { address: 'recorder.example.com' } }, 'service.address', /such as https/],
    [{ service: { address: 'ftp://recorder.example.com/' } }, 'service.address', /such as https/],
    [{ service: { address: 'https://r.example.com/ECAPI.svc?wsdl' } }, 'service.address', /\?wsdl/],
    [{ service: { address: 'https://me:pw@r.example.com/' } }, 'service.address', /password/],
    [{ service: { timeoutSeconds: '8' } }, 'service.timeoutSeconds', /^Must be a number\.$/],
    [{ service: { timeoutSeconds: 0 } }, 'service.timeoutSeconds', /at least 1/],
    [{ service: { timeoutSeconds: 26 } }, 'service.timeoutSeconds', /at most 25/],
    [{ service: { timeoutSeconds: 2.5 } }, 'service.timeoutSeconds', /whole number/],
    [{ service: { allowHttp: 'yes' } }, 'service.allowHttp', /true or false/],
    [{ identity: { by: 'e-mail' } }, 'identity.by', /one of "windows-login", "extension"/],
    [{ identity: { value: 4711 } }, 'identity.value', /text, in quotation marks/],
    [{ identity: { lookup: { table: [{}] } } }, 'identity.lookup.table.0.key', /missing/],
    [{ protect: { reasons: 'card' } }, 'protect.reasons', /list/],
    [{ sites: [{ name: 'x', matches: ['https://a/*'] }] }, 'sites.0.id', /missing/],
    [{ sites: [{ ...site, id: 'My CRM' }] }, 'sites.0.id', /lower-case/],
    [{ sites: [site, site] }, 'sites', /id of its own/],
    [{ sites: [{ ...site, matches: [] }] }, 'sites.0.matches', /at least one address/],
    [{ sites: [{ ...site, matches: ['<all_urls>'] }] }, 'sites.0.matches.0', /match pattern/],
    [{ sites: [{ ...site, matches: ['https://*/*'] }] }, 'sites.0.matches.0', /match pattern/],
    [withField({ column: ' ', from: ['#a'] }), 'sites.0.fields.0.column', /empty/],
    [
      withField({ column: 'x'.repeat(129), from: ['#a'] }),
      'sites.0.fields.0.column',
      /128 characters/,
    ],
    [withField({ column: 'a', from: [] }), 'sites.0.fields.0.from', /at least one source/],
    [
      withField({ column: 'a', from: ['#a'], pattern: '(' }),
      'sites.0.fields.0.pattern',
      /expression/,
    ],
    [withSource(7), 'sites.0.fields.0.from.1', /CSS selector/],
    [withSource({ by: 'label' }), 'sites.0.fields.0.from.1', /CSS selector/],
    [withSource({ by: 'url', pattern: '[' }), 'sites.0.fields.0.from.1.pattern', /expression/],
    [withSource({ by: 'title', pattern: '[' }), 'sites.0.fields.0.from.1.pattern', /expression/],
  ])('%j', (layer, path, message) => {
    expect(checkLayer(layer)).toEqual({
      ok: false,
      error: [{ path, message: expect.stringMatching(message) }],
    });
  });

  it('every fault is named, not only the first', () => {
    const checked = checkLayer({
      one: 1,
      two: 2,
      service: { timeoutSeconds: 'soon', adress: '' },
      sites: [{ ...site, matches: ['crm'] }],
    });
    expect(!checked.ok && checked.error.map((fault) => fault.path).sort()).toEqual([
      'one',
      'service.adress',
      'service.timeoutSeconds',
      'sites.0.matches.0',
      'two',
    ]);
  });

  it('every message is a sentence', () => {
    const checked = checkLayer({ version: 3, service: { timeoutSeconds: -1 }, sites: [{}], x: 1 });
    const messages = checked.ok ? [] : checked.error.map((fault) => fault.message);
    expect(messages).toHaveLength(6);
    for (const message of messages) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

describe('settings put together', () => {
  const faultsFor = (address: string, allowHttp: boolean) =>
    checkSettings(resolveSettings([{ service: { address, allowHttp } }])).map((each) => each.path);

  it.each([
    ['http://recorder.example.com/ECAPI.svc', false, ['service.address']],
    ['http://recorder.example.com/ECAPI.svc', true, []],
    ['https://recorder.example.com/ECAPI.svc', false, []],
    ['http://localhost:8080/ECAPI.svc', false, []],
    ['http://127.0.0.1:8080/ECAPI.svc', false, []],
    ['http://[::1]:8080/ECAPI.svc', false, []],
    ['http://127.0.0.1.example.com/ECAPI.svc', false, ['service.address']],
    ['http://localhost.example.com/ECAPI.svc', false, ['service.address']],
    ['', false, []],
  ])('%s with allowHttp %s', (address, allowHttp, paths) => {
    expect(faultsFor(address, allowHttp)).toEqual(paths);
  });
});

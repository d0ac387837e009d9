import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { popupChunk } from './scripts/build/popup-chunk';
import { organisationHosts, settingsIn } from './scripts/roll-out/organisation';
import { jsonText, managedSchema } from './scripts/roll-out/schemas';

/**
 * Public half of a key whose private half was thrown away: it only fixes the extension's id in
 * unpacked builds, so that policies and tests can name it. Store packages must not carry it.
 */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAww0tUtuUwe46MuMPsj7HwbkM9sEBAlXDiYLfM67xlxO/I57lkD6NN15fNQcsO9nUGV3Nm71J4yC2k/xes++PiK7rYT2G+eclZHIx6ENz42u9KWx4XODaKKi3Jt6SnkkSoPK2vWn6lgLbz5JB9X3sdj8z2qL2+iAQ/0NlIMH3DXl3LI9PJFfwbe0wxXqfCZJalQOUzmYMQ8adAwLvY/RAcyfJcER8v0Nb86NMM2t7aYPcxWbi1Bn2QSr4BxNRFlPkcJhKMwCrCTJHARLGS9YEMp1RpIkUV1tNRyIIKAxc0/wQXT+s2g/5OJ0uPqoYUWZLKygbbv6Lsv0E0Fesh559QwIDAQAB';

/** Build mode of the store packages: `wxt zip --mode store`. */
const STORE_MODE = 'store';

/** The file of what Chromium is to expect of a policy. */
const MANAGED_SCHEMA = 'managed-schema.json';

/**
 * Path of an organisation's settings file. The build then asks for exactly the hosts in it, which a
 * browser grants with an installation by policy; without it for none, until somebody allows them.
 */
const ORGANISATION = process.env['ENCORE_SETTINGS'];

/**
 * Our own policy instead of Firefox's default, which silently upgrades every `http:` request to
 * `https:` and so cuts off recorders that answer on plain HTTP inside a company network.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What is no page and not the background. */
const SCRIPTS = ['content-script', 'unlisted-script'];

/** WXT's own `browser`, which its module for the polyfill replaces. */
const WXT_OWN_BROWSER = fileURLToPath(import.meta.resolve('@wxt-dev/browser'));

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  // Every browser that takes the extension knows preloading by itself.
  vite: () => ({ plugins: [preact()], build: { modulePreload: { polyfill: false } } }),
  hooks: {
    // Else a mode of another name than `production` makes a development build, with this machine's
    // paths in it.
    'build:before': ({ config }) => {
      if (config.mode !== 'development') process.env['NODE_ENV'] = 'production';
    },
    'build:publicAssets': ({ config }, files) => {
      if (config.browser !== 'chrome') return;
      files.push({ relativeDest: MANAGED_SCHEMA, contents: jsonText(managedSchema()) });
    },
    // A third of the content script's weight, in every page of the CRM, for two properties and one
    // function without promises that all browsers have alike (decision 6). So with single scripts.
    'vite:build:extendConfig': (entrypoints, { resolve, plugins }) => {
      if (entrypoints.some(({ type }) => type === 'popup')) plugins?.push(popupChunk());
      if (entrypoints.every(({ type }) => SCRIPTS.includes(type))) {
        Object.assign(resolve?.alias ?? {}, { 'wxt/browser': WXT_OWN_BROWSER });
      }
    },
  },
  manifest: ({ browser, mode }) => ({
    default_locale: 'en',
    name: '__MSG_product_name__',
    short_name: '__MSG_product_short_name__',
    description: '__MSG_product_description__',
    permissions: [
      'storage',
      'alarms',
      'scripting',
      'idle',
      'notifications',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
    ],
    ...(ORGANISATION ? { host_permissions: organisationHosts(settingsIn(ORGANISATION)) } : {}),
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    commands: {
      'secure-pause': {
        suggested_key: { default: 'Alt+P' },
        description: '__MSG_command_secure_pause__',
      },
      'resume-recording': {
        suggested_key: { default: 'Alt+R' },
        description: '__MSG_command_resume_recording__',
      },
      'secure-pause-anywhere': {
        suggested_key: { default: 'Ctrl+Shift+9' },
        description: '__MSG_command_secure_pause_anywhere__',
        ...(browser === 'chrome' ? { global: true } : {}),
      },
    },
    ...(browser === 'chrome'
      ? {
          minimum_chrome_version: '120',
          storage: { managed_schema: MANAGED_SCHEMA },
          ...(mode === STORE_MODE || ORGANISATION ? {} : { key: PUBLIC_KEY }),
        }
      : {
          browser_specific_settings: {
            gecko: {
              id: 'recording-control@encore.example',
              strict_min_version: '142.0',
              data_collection_permissions: {
                required: ['websiteContent', 'personallyIdentifyingInfo'],
              },
            },
          },
        }),
  }),
});

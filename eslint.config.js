import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The rooms of the house. The first pattern that matches a file names its room; a file that
 * matches none is an error, and so is a way between two rooms that is not in `WAYS`.
 */
const ROOMS = [
  ['result', 'lib/result.ts'],
  ['log', 'lib/log.ts'],
  ['words', 'lib/words.ts'],
  ['locales', 'public/_locales/**/*'],
  ['messages', 'lib/{messages,picker-messages,console-messages,ports,diagnostics}.ts'],
  ['requests', 'lib/encore/requests.ts'],
  ['encore', 'lib/encore/**/*'],
  ['claim', 'lib/recorder/{claim,ledger/entry,ledger/verdict}.ts'],
  ['recorder', 'lib/recorder/**/*'],
  ['settings-store', 'lib/settings/{store*,layers-database}.ts'],
  ['settings', 'lib/settings/**/*'],
  ['crm', 'lib/crm/**/*'],
  ['station', 'lib/station/**/*'],
  [
    'simulator-core',
    'lib/simulator/{recorder,answering,codes,kept-state,port,state,telephone,truth}.ts',
  ],
  ['simulator', 'lib/simulator/**/*'],
  ['view', 'lib/view/**/*'],
  ['components', 'components/**/*'],
  ['entrypoints', 'entrypoints/**/*'],
  ['test', 'test/**/*'],
  ['scripts', 'scripts/**/*'],
  ['tools', '*.{ts,js,mjs}'],
];
const LIB = ROOMS.filter(([, pattern]) => pattern.startsWith('lib/')).map(([room]) => room);
const BROWSER_API = ['wxt/browser'];

/**
 * From each room, the rooms it may import (`to`), those it may take types from (`types`), and the
 * packages it may use (`packages`; subpaths and Node's own modules count by their name).
 * Everybody may import itself, `result`, `log` and `words`.
 */
const WAYS = {
  result: {},
  log: {},
  words: { types: ['locales'], packages: ['webextension-polyfill', ...BROWSER_API] },
  locales: {},
  messages: { types: ['claim', 'recorder', 'settings'], packages: ['valibot'] },
  requests: {},
  encore: { to: ['requests'], packages: ['fast-xml-parser'] },
  claim: { to: ['recorder'] },
  recorder: { to: ['claim', 'requests'], types: ['encore'] },
  'settings-store': {
    to: ['settings'],
    types: LIB,
    packages: ['valibot', 'idb', ...BROWSER_API],
  },
  settings: { to: ['settings-store'], types: LIB, packages: ['valibot'] },
  crm: { types: ['messages'] },
  station: {
    to: [
      ...['recorder', 'claim', 'encore', 'requests'],
      ...['settings', 'settings-store', 'messages'],
      // Practice mode: a recorder inside the extension, above XML.
      'simulator-core',
    ],
    packages: ['valibot', 'idb', ...BROWSER_API],
  },
  // No package and nothing of Node's: it runs in the browser too.
  'simulator-core': { to: ['requests'] },
  simulator: { to: ['requests', 'simulator-core'], packages: ['saxes', 'valibot', 'node:*'] },
  view: { to: ['messages', 'claim', 'settings'], packages: ['@preact/signals', 'papaparse'] },
  components: {
    to: ['view'],
    types: ['messages', 'claim', 'settings'],
    packages: ['preact', '@preact/signals'],
  },
  entrypoints: { to: [...LIB, 'components'] },
};

/** Rooms that may use any package. */
const ANY_PACKAGE = ['entrypoints', 'test', 'scripts', 'tools'];
/** Rooms that belong to no layer: they may import anything. */
const ANYTHING = ['test', 'scripts', 'tools'];

const inRoom = (categories) => ({ file: { categories } });

const policies = [
  { from: inRoom(ANYTHING), allow: { to: { module: { origin: 'local' } } } },
  {
    from: inRoom(ANY_PACKAGE),
    allow: { to: { module: { origin: ['external', 'core'] } } },
  },
  ...Object.entries(WAYS).flatMap(([room, { to = [], types = [], packages = [] }]) => {
    const from = inRoom(room);
    const rooms = [room, 'result', 'log', 'words', ...to];
    return [
      { from, allow: { to: inRoom(rooms) } },
      { from, allow: { to: inRoom(types), dependency: { kind: 'type' } } },
      { from, allow: { dependency: { source: packages.flatMap((name) => [name, `${name}/**`]) } } },
    ];
  }),
];

/** Ways to make a page run a string as markup or as a program. */
const MARKUP = '/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|dangerouslySetInnerHTML)$/';
const MARKUP_MESSAGE = 'Text from outside would become markup: build elements, or set textContent.';
const EXTERNAL = '/^(onMessageExternal|onConnectExternal)$/';
const EXTERNAL_MESSAGE = 'No page and no other extension may speak to this one.';
const BANNED_SYNTAX = [
  { selector: `MemberExpression[property.name=${MARKUP}]`, message: MARKUP_MESSAGE },
  { selector: `MemberExpression[property.value=${MARKUP}]`, message: MARKUP_MESSAGE },
  { selector: `Property[key.name=${MARKUP}]`, message: MARKUP_MESSAGE },
  { selector: `JSXAttribute[name.name=${MARKUP}]`, message: MARKUP_MESSAGE },
  { selector: `MemberExpression[property.name=${EXTERNAL}]`, message: EXTERNAL_MESSAGE },
  { selector: `MemberExpression[property.value=${EXTERNAL}]`, message: EXTERNAL_MESSAGE },
];

const GLOBAL_OBJECTS = ['globalThis', 'window', 'self'];
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'];

/** Bans globals by their name, and as properties of the global object. */
function ban(names, message) {
  return {
    globals: names.map((name) => ({ name, message })),
    properties: GLOBAL_OBJECTS.flatMap((object) =>
      names.map((property) => ({ object, property, message })),
    ),
  };
}
const NO_NETWORK = ban(NETWORK, 'Only lib/encore speaks to the network.');
const NO_DOCUMENT = ban(['document'], 'Only lib/crm, components and entrypoints touch a page.');
const NO_BARE_API = ban(['browser', 'chrome'], "Import { browser } from 'wxt/browser'.");

/** The rules against globals for some files: the bans given, together. */
function globalBans(files, ignores, bans) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-globals': ['error', ...bans.flatMap(({ globals }) => globals)],
      'no-restricted-properties': ['error', ...bans.flatMap(({ properties }) => properties)],
    },
  };
}

const PRODUCT = ['lib/**/*.ts', 'components/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'];
const PAGES = ['lib/crm/**', 'components/**', 'entrypoints/**'];

export default defineConfig(
  globalIgnores(['.output/', '.wxt/', 'node_modules/', 'test/**/fixture*/**']),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { boundaries },
    settings: {
      'boundaries/files': ROOMS.map(([category, pattern]) => ({ category, pattern })),
      'boundaries/files-single-match': true,
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js'] } },
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/no-unknown-dependencies': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          checkUnknownLocals: true,
          message: 'This room may not import that: see WAYS in eslint.config.js.',
          policies,
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A promise nobody waits for is a pause nobody knows the end of.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNever: true },
      ],
      // No class here relies on `this` being lost: functions travel as plain values.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[@~]{1,2}/', message: 'Use a relative path.' }] },
      ],
    },
  },
  { files: PRODUCT, rules: { 'no-restricted-syntax': ['error', ...BANNED_SYNTAX] } },
  globalBans(PRODUCT, [...PAGES, 'lib/encore/**'], [NO_NETWORK, NO_DOCUMENT, NO_BARE_API]),
  globalBans(['lib/encore/**'], [], [NO_DOCUMENT, NO_BARE_API]),
  globalBans(PAGES, [], [NO_NETWORK, NO_BARE_API]),
  {
    files: ['lib/log.ts', 'lib/simulator/**', 'scripts/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // `expect.any()` and `JSON.parse` are of type any; stand-ins are async without waiting.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['scripts/**/*.mjs', '*.js'],
    languageOptions: {
      globals: { process: 'readonly', Buffer: 'readonly', console: 'readonly', URL: 'readonly' },
    },
  },
  // Parts of these run in a page.
  { files: ['test/**/*.mjs'], rules: { 'no-undef': 'off' } },
);

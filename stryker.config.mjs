/**
 * Mutation testing of what must not be wrong: the strict reader, the writer, the response codes and
 * the card guard. Everything it writes goes below `.output`, which nothing else reads.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'lib/encore/{answer,guard-xml,read-answer,soap-body,xml-tree,transport}.ts',
    'lib/encore/{envelope,xml-text,check-parameters}.ts',
    'lib/encore/{response-codes,outcome}.ts',
    'lib/recorder/{card-guard,card-issuers,write-guard}.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutants.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Long, for a busy machine must not pass for a kill. Endless loops end sooner, by their count.
  timeoutMS: 60_000,
  // The sandbox is a copy of these only: no builds, no browsers, no generated types but WXT's.
  ignorePatterns: [
    '**',
    '!package.json',
    '!tsconfig.json',
    '!vitest.mutants.config.ts',
    '!.wxt/**',
    '!lib/**',
    '!test/encore/**',
    '!test/recorder/**',
    '!test/fixtures/soap/**',
  ],
  tempDirName: '.output/mutants/sandbox',
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: true },
  htmlReporter: { fileName: '.output/mutants/index.html' },
  jsonReporter: { fileName: '.output/mutants/mutants.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};

import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/**
 * Two projects. `unit` runs in Node with the browser's extension API replaced by an in-memory
 * one; a file that needs a page says `// @vitest-environment happy-dom` in its first line.
 * `e2e` drives real browsers with the production builds, one file after the other.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest(), preact()],
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'test/e2e/**'],
          environment: 'node',
          setupFiles: ['test/words/english.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['test/words/english.ts'],
          fileParallelism: false,
          // Within a file some tests, which mostly wait, run side by side: a browser each.
          maxConcurrency: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

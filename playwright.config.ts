import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const reports = process.env['DAYBOOK_REPORTS'] ?? 'dist/reports';

/**
 * The specs run on each host that this machine can run; `host` is read by the fixture of tests/e2e/daybook.ts. `@loopback` needs what only that
 * host has, such as a second window; `@page` is about the page alone, which is the same in both, and runs once.
 */
// oxlint-disable-next-line import/no-default-export -- Playwright reads the default export.
export default defineConfig<{ host: 'loopback' | 'stand-in' }>({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/e2e/sample-book.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: join(reports, 'playwright.json') }]],
  use: { viewport: { width: 1_280, height: 800 }, locale: 'en-GB', trace: process.env['DAYBOOK_TRACE'] === undefined ? 'off' : 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'loopback', use: { host: 'loopback' } },
    { name: 'stand-in', use: { host: 'stand-in' }, grepInvert: /@loopback|@page/ },
  ],
});

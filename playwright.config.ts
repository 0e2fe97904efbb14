import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './build/chromium.ts';

/** One host a run: which fixtures the specs get must be known before they are loaded, in every worker. */
if (process.argv.includes('--project=desktop')) process.env.E2E_HOST = 'desktop';
const onDesktop = process.env.E2E_HOST === 'desktop';

/**
 * The same specs on both hosts, by `--project=browser` or `--project=desktop`. `npm test` leaves the desktop project out,
 * and says so, where Electron's program is not installed.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Long walks through many pages, each looked at by axe, on two cores.
  timeout: 300_000,
  expect: { timeout: 10_000 },
  use: {
    // The county office's screen (design §7).
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // Recording every step takes a fifth of the run: `--trace on` where one failed walk is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    onDesktop
      ? { name: 'desktop' }
      : { name: 'browser', use: { browserName: 'chromium', launchOptions: chromiumOptions() } },
  ],
});

import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Loading the real package without its program would start a download (design §3).
    alias: { electron: join(import.meta.dirname, 'tests/support/electron-double.ts') },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    setupFiles: ['tests/support/without-network.ts'],
    // Real processes, as the app has them: better-sqlite3, worker threads and signals behave as they do in use.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    retry: 0,
    allowOnly: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Figures and dates must not depend on where the machine stands.
    env: { TZ: 'Asia/Shanghai' },
  },
});

/**
 * `try-packed.ts PROGRAM`: starts a packed program as a person gets it, untouched, with a data folder of its own, and waits
 * for its store. What it cannot see, the window, is seen by the end-to-end suite in a package made to be driven.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeFile } from '../../db/open-ledger.ts';

const [program = ''] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'try-packed-'));
const app = spawn(program, ['--data', dataDir], { stdio: 'inherit' });
const ended = once(app, 'exit');
try {
  const deadline = Date.now() + 60_000;
  while (!existsSync(storeFile(dataDir))) {
    if (app.exitCode !== null || Date.now() > deadline) {
      throw new Error(`no store after a minute; the program's exit status: ${app.exitCode}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  process.stdout.write('the packed program started and opened its store\n');
} finally {
  app.kill();
  await ended;
  // Windows frees the last files a moment after the process.
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

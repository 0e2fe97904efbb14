import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { failureOf } from '../../support/failures.ts';
import { openTestLedger, temporaryFolder } from '../../support/store-folder.ts';

const driver = fileURLToPath(new URL('./hold-folder.ts', import.meta.url));

it('tells who holds the folder in another process, and opens it once that one is killed', async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [driver, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    expect(String((await once(child.stdout, 'data'))[0])).toBe('open\n');
    const { code, args } = await failureOf(() => openTestLedger(folder.path));
    expect({ code, args }).toMatchObject({
      code: 'store_locked',
      args: { path: folder.path, pid: child.pid, kind: 'browser' },
    });
    expect(Math.abs(Date.parse(String(args.since)) - Date.now())).toBeLessThan(20_000);

    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    expect(existsSync(join(folder.path, 'lock.json'))).toBe(true);
    const ledger = await openTestLedger(folder.path);
    const failure = await failureOf(() => openTestLedger(folder.path));
    expect(failure.args).toMatchObject({ pid: process.pid, kind: 'cli' });
    ledger.close();
    expect(existsSync(join(folder.path, 'lock.json'))).toBe(false);
  } finally {
    child.kill('SIGKILL');
    folder.remove();
  }
});

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { logError } from '../../db/thread/error-log.ts';
import { startStoreThread } from '../../db/thread/store-client.ts';
import { appVersion, resourcesDir } from '../app-info.ts';
import { defaultDataDir } from '../data-folder.ts';
import { PlaceTokens } from '../place-tokens.ts';
import { hasDisplay } from './open-browser.ts';
import type { Arguments } from './serve.ts';

/** The browser host: serves the app to the system's browser on this machine. Exit status as in design §3. */

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      window: { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error('--port: 0–65535');
  return {
    dataDir: values.data === undefined ? defaultDataDir() : resolve(values.data),
    port,
    open: !values['no-open'] && hasDisplay(),
    window: values.window === undefined ? undefined : new URL(values.window),
  };
}

const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  let given: Arguments;
  try {
    given = readArguments();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    complain('main.ts [--data DIR] [--port N] [--no-open]');
    return 2;
  }
  const tokens = new PlaceTokens();
  const starting = startStoreThread(
    { dataDir: given.dataDir, resourcesDir, hostKind: 'browser', ports: { kind: 'system' }, appVersion },
    { resolveFile: async (token) => tokens.resolve(token) },
  );
  // The server is read while the thread opens the store: both take a while, and there are two processors.
  const { serve } = await import('./serve.ts');
  const started = await starting;
  if (!started.ok) {
    const { failureLines, startStatus } = await import('../failure-lines.ts');
    complain(failureLines(started.failure));
    return startStatus(started.failure);
  }
  const client = started.value;
  try {
    return await serve(given, client, tokens);
  } catch (error) {
    logError(given.dataDir, new Date().toISOString(), 'browser host', error);
    complain(startProblem(error, given.port));
    return 3;
  } finally {
    await client.close();
  }
}

function startProblem(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    return `端口 ${port} 不能使用，请换一个，或不指定端口。\nPort ${port} cannot be used; choose another, or none.`;
  }
  return `程序不能启动：${error instanceof Error ? error.message : String(error)}\nThe app cannot start.`;
}

process.exitCode = await main();
// A terminal's input would keep the process; everything that must be written has been.
process.stdin.unref?.();

import { createInterface } from 'node:readline';
import { type StoreClient, startStoreThread } from '../../db/thread/store-client.ts';

/*
 * Driver of the condition runs: does what it is told, a line of JSON each, and answers with a line each. It outlives
 * what it is refused, as a host does.
 */

/** What it is told: to open a data folder, to close it, or a call of the contract. */
export type Told =
  | { readonly kind: 'open'; readonly dataDir: string; readonly resourcesDir: string; readonly start: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'call'; readonly name: string; readonly input: unknown };

let client: StoreClient | undefined;
// A file-size limit answers by a signal as well, whose default is to end the process.
process.on('SIGXFSZ', () => {});

async function perform(told: Told): Promise<unknown> {
  if (told.kind === 'call') return client?.call(told.name, told.input);
  if (told.kind === 'close') {
    await client?.close();
    return { ok: true, value: null };
  }
  const { dataDir, resourcesDir, start } = told;
  const started = await startStoreThread(
    {
      dataDir,
      resourcesDir,
      hostKind: 'cli',
      ports: { kind: 'seeded', seed: 5, start },
      appVersion: '0.1.0',
    },
    { resolveFile: async (token) => token },
  );
  if (!started.ok) return started;
  client = started.value;
  return { ok: true, value: null };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await perform(JSON.parse(line) as Told))}\n`);
}

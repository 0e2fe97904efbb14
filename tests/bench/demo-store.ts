import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { longyouZhenhai } from '../../db/demo/longyou-zhenhai.ts';
import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import { systemPorts } from '../../db/ports.ts';
import { startStoreThread } from '../../db/thread/store-client.ts';
import { appVersion, resourcesDir } from '../../electron/app-info.ts';

export type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** An open store with all records of Longyou–Zhenhai, behind its thread as a host has it. */
export interface DemoStore {
  readonly dataDir: string;
  readonly enclaveId: string;
  readonly batchId: string;
  readonly dueId: string;
  readonly ask: Ask;
  close(): Promise<void>;
}

/** A folder on the disk that is measured. @param base where to make it: the temporary folder unless told otherwise */
export function benchFolder(base = tmpdir()): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(resolve(base), 'shanhai-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens the store of a data folder. */
export async function openStore(dataDir: string): Promise<{ ask: Ask; close(): Promise<void> }> {
  const started = await startStoreThread(
    { dataDir, resourcesDir, hostKind: 'cli', ports: { kind: 'system' }, appVersion },
    { resolveFile: async (token) => resolve(token) },
  );
  if (!started.ok) throw new Error(`the store does not open: ${started.failure.code}`);
  const client = started.value;
  const ask: Ask = async (name, input) => {
    const result = await client.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
    return result.value as CallOutput<typeof name>;
  };
  return { ask, close: () => client.close() };
}

/** Makes a data folder with the case's records and opens it. */
export async function openDemoStore(dataDir: string): Promise<DemoStore> {
  const { ask, close } = await openStore(dataDir);
  const demo = longyouZhenhai(systemPorts().newId);
  const { county: unit, person } = demo;
  await ask('session.initialise', { role: 'county', unit, person, language: 'zh-CN' });
  for (const { changes } of demo.sittings) await ask('records.save', { changes: [...changes], why: null });
  const dueId = demo.sittings[0]?.changes.find(({ type }) => type === 'due')?.id ?? '';
  return { dataDir, enclaveId: demo.enclaveId, batchId: demo.batchId, dueId, ask, close };
}

/** Copies a data folder whose store is closed. */
export function copyDataFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}

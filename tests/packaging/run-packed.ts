/**
 * Runs what a package holds, without Electron: `run-packed.ts RESOURCES DATA`, where RESOURCES holds app.asar as a folder
 * of the archive's own files and app.asar.unpacked as packed. The packed main.js runs on the typed double of Electron, its
 * store thread and SQLite are the packed ones.
 */
import { equal, ok } from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IpcMainInvokeEvent } from 'electron';
import { longyouZhenhai } from '../../db/demo/longyou-zhenhai.ts';
import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import type { Result } from '../../db/domain/failure.ts';
import { systemPorts } from '../../db/ports.ts';

const [resources = '', dataDir = ''] = process.argv.slice(2);
const double = new URL('../support/electron-double.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: double, shortCircuit: true } : next(name, context),
});
const { app, BrowserWindow, dialog, ipcMain, protocol } = await import('../support/electron-double.ts');

process.argv.splice(1, Number.POSITIVE_INFINITY, '--data', dataDir);
await import(pathToFileURL(join(resources, 'app.asar/out/electron/main.js')).href);
app.ready.resolve();
while (BrowserWindow.opened.length === 0 && app.exits.length === 0 && dialog.errors.length === 0) {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
equal(dialog.errors.map(({ text }) => text).join(), '', 'the packed program starts');

const window = BrowserWindow.opened[0];
ok(
  existsSync(String(window?.options.webPreferences?.preload)),
  'the preload script is where it is looked for',
);
if (process.platform === 'linux') ok(existsSync(String(window?.options.icon)), "the window's icon is there");
const page = await protocol.handlers.get('app')?.(new Request('app://ledger/'));
ok((await page?.text())?.includes('id="root"'), 'the page is served from the package');

/** A call as the window makes it. @throws when it is refused */
async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return (await invoke(name, input)) as CallOutput<N>;
}

async function invoke(name: string, input: unknown): Promise<unknown> {
  const [handler] = ipcMain.handlers.values();
  const senderFrame = { origin: 'app://ledger', parent: null, url: 'app://ledger/' };
  const event = { senderFrame, sender: window?.webContents } as unknown as IpcMainInvokeEvent;
  const result = (await handler?.(event, name, input)) as Result<unknown>;
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Picks a place in the system's dialog. @returns its token */
async function pick(call: 'files.pickFile' | 'files.pickFolder', path: string): Promise<string> {
  dialog.picks = { canceled: false, filePaths: [path] };
  const { picked } = (await invoke(call, call === 'files.pickFile' ? { kinds: ['xlsx'] } : {})) as {
    picked: { token: string };
  };
  return picked.token;
}

const { county, person, sittings } = longyouZhenhai(systemPorts().newId);
const { period, changes, signers } = sittings[0] ?? {};
ok(period && changes && signers, 'the case has a first sitting');
await ask('session.initialise', { role: 'county', unit: county, person, language: 'zh-CN' });
await ask('records.save', { changes: [...changes], why: null });
equal((await ask('check.run', { period })).hard, 0, 'the case has no hard violation');

// The file is written in the store thread and read back in the worker that reads foreign files.
const folder = join(dataDir, 'shared');
mkdirSync(folder);
const place = await pick('files.pickFolder', folder);
const { file } = await ask('reports.submit', { period, folder: place, signers, correction_reason: null });
const shown = await ask('reports.show', { file: await pick('files.pickFile', join(folder, file)) });
ok(shown.records.length > 0, 'the report is read back');

const { file_name } = await ask('backup.create', {});
ok(existsSync(join(dataDir, 'backups', file_name)), 'a backup is made');
const { integrity, audit_entries } = await ask('store.verify', {});
equal(integrity, 'ok');

app.quit();
while (app.exits.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
process.stdout.write(
  `${changes.length} records saved, ${file} written and read back, ${file_name} made, ${audit_entries} audit entries\n`,
);

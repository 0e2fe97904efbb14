/**
 * Runs what a package holds, without Electron: `run-packed.ts RESOURCES DATA`, where RESOURCES holds app.asar as a folder
 * of the archive's own files and app.asar.unpacked as packed. The packed main.js runs on the typed double of Electron, its
 * store thread and SQLite are the packed ones.
 */
import { equal, ok } from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
ok(existsSync(String(window?.options.webPreferences?.preload)), 'the preload script is where it is looked for');
if (process.platform === 'linux') ok(existsSync(String(window?.options.icon)), "the window's icon is there");
const page = await protocol.handlers.get('app')?.(new Request('app://ledger/'));
ok((await page?.text())?.includes('id="root"'), 'the page is served from the package');

const call = async (name: string, input: unknown): Promise<unknown> => {
  const frame = { url: 'app://ledger/' };
  const event = { sender: window?.webContents, senderFrame: { ...frame, parent: null } };
  const handler = [...ipcMain.handlers.values()][0];
  const result = (await handler?.(event as never, name, input)) as { ok: boolean; value?: unknown };
  ok(result.ok, `${name}: ${JSON.stringify(result)}`);
  return result.value;
};
await call('setUp', { role: 'county', unit: '330825', person: '王芳' });
process.stdout.write(`${JSON.stringify(await call('makeBackup', {}))}\n`);
ok(readdirSync(join(dataDir, 'backups')).length > 0, 'a backup was made');
app.quit();

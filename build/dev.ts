/**
 * `npm run dev`: Vite's development server for the window (hot reload) and the browser host, started anew when one of
 * its files changes. Arguments are handed to the browser host.
 *
 * Node's own --watch is no use here: it makes every worker thread send its imports to the main thread as messages, which
 * the host would take for answers of the store thread.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from './bundle.ts';
import { ended } from './child.ts';

const server = await createServer({ configFile: join(root, 'vite.config.ts'), root: join(root, 'renderer') });
await server.listen();
const window = `http://127.0.0.1:${server.config.server.port}`;
process.stdout.write(`The window with hot reload: ${window}\n`);

let host: ChildProcess | undefined;
let closing = false;

function startHost(): void {
  const program = join(root, 'electron/browser/main.ts');
  const child = spawn(process.execPath, [program, '--window', window, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: root,
  });
  host = child;
  void ended(child).then(({ code }) => {
    if (host !== child) return;
    host = undefined;
    if (!closing) process.stdout.write(`The host ended with ${code}; it starts again when a file changes.\n`);
  });
}

async function stopHost(): Promise<void> {
  const child = host;
  host = undefined;
  if (!child) return;
  const end = ended(child);
  child.kill('SIGTERM');
  await end;
}

// Changes come in bursts (an editor saves several files); one restart serves them all.
let restart: NodeJS.Timeout | undefined;
server.watcher.add([join(root, 'db'), join(root, 'electron')]);
server.watcher.on('all', (_event, file) => {
  if (!file.startsWith(join(root, 'db')) && !file.startsWith(join(root, 'electron'))) return;
  clearTimeout(restart);
  restart = setTimeout(() => {
    process.stdout.write('A file of the host changed; starting it again.\n');
    void stopHost().then(startHost);
  }, 300);
});

async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  clearTimeout(restart);
  await stopHost();
  await server.close();
}

// Vite would end the process at SIGTERM before the host has closed its store.
process.removeAllListeners('SIGTERM');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close());
startHost();

/**
 * `npm run dev`: Vite's development server for the window (hot reload) and the browser host, started anew when one of
 * its files changes. Arguments are handed to the browser host.
 */
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from './bundle.ts';
import { foreground } from './child.ts';

const server = await createServer({ configFile: join(root, 'vite.config.ts'), root: join(root, 'renderer') });
await server.listen();
const window = `http://127.0.0.1:${server.config.server.port}`;
process.stdout.write(`The window with hot reload: ${window}\n`);
const host = await foreground(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    join(root, 'electron/browser/main.ts'),
    ...['--window', window],
    ...process.argv.slice(2),
  ],
  { cwd: root },
);
await server.close();
process.exitCode = host.code;

import { startStoreThread } from '../../db/thread/store-client.ts';
import { resourcesDir } from './store-folder.ts';

/** Makes the sample data in a data folder, as a process of its own: to be killed while it does. */
const dataDir = process.argv[2] ?? '';
const started = await startStoreThread(
  { dataDir, resourcesDir, hostKind: 'cli', ports: { kind: 'system' }, appVersion: '0' },
  { resolveFile: async (token) => token },
);
if (!started.ok) throw new Error(started.failure.code);
process.stdout.write('begun\n');
await started.value.call('sample.make', { language: 'zh-CN' });
process.stdout.write('made\n');
await started.value.close();

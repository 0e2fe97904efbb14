import { systemPorts } from '../../../db/ports.ts';
import { openServices } from '../../support/service-host.ts';

/*
 * Driver of the test that kills a merge: previews a work file, says `begun`, merges it, says `done`.
 */
const [dataDir, file] = process.argv.slice(2);
if (dataDir === undefined || file === undefined) throw new Error('usage: merge-until-killed DIR FILE');
const host = await openServices(dataDir, systemPorts());
const show = { file, decisions: [], language: 'zh-CN' as const, money_unit: 'wanYuan' as const };
const { plan } = await host.call('work.preview', show);
process.stdout.write('begun\n');
await host.call('work.apply', { ...show, plan: plan ?? '', trust: true });
process.stdout.write('done\n');
host.close();

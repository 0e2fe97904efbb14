import { OpenLedger } from '../../../db/open-ledger.ts';
import { systemPorts } from '../../../db/ports.ts';
import { resourcesDir } from '../../support/store-folder.ts';

/* Driver of the lock test: opens a data folder, says so, and holds it until it is killed. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: hold-folder DIR');
await OpenLedger.open(dataDir, resourcesDir, 'browser', systemPorts());
process.stdout.write('open\n');
setInterval(() => {}, 60_000);

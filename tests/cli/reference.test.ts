import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { resourcesDir, temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let cli: ReturnType<typeof cliOn>;
beforeEach(() => {
  folder = temporaryFolder();
  cli = cliOn(join(folder.path, 'data'));
  expect(cli('init', '--role', 'county', '--county', '330825').status).toBe(0);
});
afterEach(() => folder.remove());

it('a table of codes is shown, then taken over; the pairings known once', {
  timeout: processTimeoutMs,
}, () => {
  const file = join(folder.path, 'areas-2024.csv');
  const table = readFileSync(join(resourcesDir, 'reference', 'areas.csv'), 'utf8');
  writeFileSync(file, table.replace('330825101,330825,4,湖镇镇', '330825101,330825,4,湖镇新镇'));
  const shown = cli('reference', 'import', file, '--as-of', '2024-12-31');
  expect(shown).toMatchObject({ status: 0, stderr: '' });
  expect(shown.stdout).toBe(
    'areas-2024.csv (2024-12-31)：新增0个、更名1个、失效0个；尚未采用，采用请加 --yes\n  ~ 330825101 湖镇镇 → 湖镇新镇\n',
  );
  const taken = cli('reference', 'import', file, '--as-of', '2024-12-31', '--yes', '--json');
  expect(taken.json()).toMatchObject({ applied: true, changed: [{ code: '330825101', was: '湖镇镇' }] });
  writeFileSync(file, 'code,parent,level,name_zh\n33,,1,\n');
  const refused = cli('reference', 'import', file);
  expect(refused).toMatchObject({ status: 3, stdout: '' });
  expect(refused.stderr).toContain('第2行');
  expect(cli('reference', 'adopt').stdout).toBe('+3 =0\n');
  expect(cli('reference', 'adopt').stdout).toBe('+0 =3\n');
  expect(cli('reference', 'other').status).toBe(2);
});

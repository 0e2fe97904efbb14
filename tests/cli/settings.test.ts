import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let province: ReturnType<typeof cliOn>;
let county: ReturnType<typeof cliOn>;
beforeEach(() => {
  folder = temporaryFolder();
  province = cliOn(join(folder.path, 'province'));
  county = cliOn(join(folder.path, 'county'));
});
afterEach(() => folder.remove());

it('the province’s settings are handed out and taken over, the first time once a person trusts the key', {
  timeout: processTimeoutMs,
}, () => {
  expect(province('init', '--role', 'province').status).toBe(0);
  expect(county('init', '--role', 'county', '--county', '330825').status).toBe(0);
  expect(province('reference', 'adopt').stdout).toMatch(/^\+\d\d+ =0\n$/);
  const made = province('settings', 'export', '--to', folder.path, '--json');
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.json()).toMatchObject({ version: 1, file: '浙江省_全省设置.xlsx' });

  const file = join(folder.path, '浙江省_全省设置.xlsx');
  const asked = county('settings', 'import', '--file', file);
  expect(asked.status).toBe(1);
  expect(asked.stderr).toMatch(/电脑校验码：([0-9A-F]{4} ){3}[0-9A-F]{4}/);
  const taken = county('settings', 'import', '--file', file, '--trust');
  expect(taken).toMatchObject({ status: 0, stderr: '' });
  expect(taken.stdout).toMatch(/^已采用全省设置第1版，改动\d+条记录\n/);
  const again = county('settings', 'import', '--file', file, '--json');
  expect(again.status).toBe(1);
  expect(again.json()).toMatchObject({
    failure: { code: 'settings_refused', args: { reason: 'settings_same' } },
  });
  expect(county('settings', 'export', '--to', folder.path).status).toBe(1);
  expect(county('settings', 'import').status).toBe(2);
  expect(county('settings', 'other').status).toBe(2);
});

it('whether the prefecture’s review is required is the province’s to set', {
  timeout: processTimeoutMs,
}, () => {
  expect(province('init', '--role', 'province').status).toBe(0);
  expect(province('settings', 'review', '--rule', 'required')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('必须'),
  });
  expect(county('init', '--role', 'county', '--county', '330825').status).toBe(0);
  expect(county('settings', 'review', '--rule', 'required').status).toBe(1);
});

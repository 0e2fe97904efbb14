import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WorkPreview } from '../../db/domain/work-answers.ts';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** A machine of the office with one host of its own. */
function machine(name: string, host: string): ReturnType<typeof cliOn> {
  const cli = cliOn(join(folder.path, name));
  expect(cli('init', '--role', 'county', '--county', '330825', '--person', name).status).toBe(0);
  const file = join(folder.path, `${name}.json`);
  const record = { id: host, host_name: '镇海区', host_code: '330211', note: name };
  writeFileSync(file, JSON.stringify({ records: [{ type: 'host', record }] }));
  expect(cli('import', file).status).toBe(0);
  return cli;
}

it('two machines’ files are merged; what both typed is listed first, with status 1, and decided by a file', {
  timeout: processTimeoutMs,
}, () => {
  const [pc, laptop] = [machine('pc', 'a'), machine('laptop', 'b')];
  const shared = join(folder.path, 'shared');
  expect(pc('work-file', '--to', shared).status).toBe(3);
  writeFileSync(join(folder.path, 'decisions.json'), '[]');
  const to = folder.path;
  expect(laptop('work-file', '--to', to, '--json').json()).toMatchObject({ records: 1, attachments: 0 });
  const file = join(to, readdirSync(to).find((name) => name.endsWith('.shlwork')) ?? '');

  const open = pc('merge', '--file', file, '--json');
  expect(open.status).toBe(1);
  const [twin] = open.json<WorkPreview>().questions;
  expect(twin).toMatchObject({ kind: 'twin', id: 'a', label: '镇海区' });
  const decisions = join(folder.path, 'decisions.json');
  writeFileSync(decisions, JSON.stringify([{ key: twin?.key, value: true }]));
  const still = pc('merge', '--file', file, '--decisions', decisions, '--json');
  expect(still.status).toBe(1);
  const [note] = still.json<WorkPreview>().questions;
  expect(note).toMatchObject({ kind: 'field', sides: [{ words: 'pc', here: true }, { words: 'laptop' }] });
  writeFileSync(
    decisions,
    JSON.stringify([
      { key: twin?.key, value: true },
      { key: note?.key, value: 'laptop' },
    ]),
  );
  expect(pc('merge', '--file', file, '--decisions', decisions, '--json').json()).toMatchObject({
    failure: { code: 'work_key_new' },
  });
  const merged = pc('merge', '--file', file, '--decisions', decisions, '--trust', '--lang', 'en');
  expect(merged).toMatchObject({ status: 0, stderr: '' });
  expect(merged.stdout).toMatch(/^merged: added 0, changed 1, voided 0, restored 0, made one 0; decided 2,/);
  expect(pc('merge', '--file', file).stdout).toMatch(/^已合并：新增 0、修改 0/);
  writeFileSync(file, 'x');
  expect(pc('merge', '--file', file).status).toBe(3);
});

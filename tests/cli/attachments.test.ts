import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ShownReport, StoreVerdict } from '../../db/domain/answers.ts';
import type { AddedAttachment, AttachmentList } from '../../db/domain/attachment-answers.ts';
import { cliOn, processTimeoutMs, runCli } from '../support/run-cli.ts';
import { pdf, program } from '../support/sample-files.ts';
import { openCounty } from '../support/service-host.ts';
import { temporaryFolder } from '../support/store-folder.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('files are attached, listed, handed over with the report and verified', {
  timeout: processTimeoutMs,
}, async () => {
  const data = join(folder.path, 'data');
  const shared = join(folder.path, 'shared');
  mkdirSync(shared);
  (await openCounty(data, twoEnclaves())).close();
  const cli = cliOn(data);
  const lay = (name: string, content: Uint8Array): string => {
    writeFileSync(join(folder.path, name), content);
    return join(folder.path, name);
  };
  const receipt = ['--type', 'receipt', '--id', 'receipt-3'];

  const added = cli('attach', lay('回单.pdf', pdf()), ...receipt, '--json');
  expect(added).toMatchObject({ status: 0, stderr: '' });
  const { attachment } = added.json<AddedAttachment>();
  expect(cli('attach', lay('回单.pdf', pdf()), ...receipt)).toMatchObject({
    status: 0,
    stdout: `这个文件已经添加过：回单.pdf（${attachment.sha256}）\n`,
  });
  const refused = cli('attach', lay('a.pdf', program()), ...receipt, '--lang', 'en');
  expect(refused.status).toBe(3);
  expect(refused.stderr).toContain('a.pdf (not a kind of file that can be attached)');
  expect(cli('attach', join(folder.path, 'none.pdf'), ...receipt).status).toBe(3);
  expect(cli('attach', lay('b.pdf', pdf()), '--type', 'county', '--id', 'county-1').status).toBe(2);
  expect(cli('attach', lay('b.pdf', pdf()), '--type', 'nothing', '--id', 'x').status).toBe(2);
  expect(cli('attachments', ...receipt, '--json').json<AttachmentList>().attachments).toEqual([attachment]);

  const names = ['--filler', '王芳', '--phone', '0570-0', '--stat-head', '张伟', '--unit-head', '李军'];
  const submitted = cli(
    ...(['submit', '--period', '2021Q4', '--to', shared, ...names, '--report-date', '2022-01-10'] as const),
  );
  expect(submitted).toMatchObject({ status: 0, stderr: '' });
  const file = readdirSync(shared).find((name) => name.endsWith('.xlsx')) ?? '';
  const beside = join(shared, file.replace('.xlsx', '_附件'));
  expect(existsSync(beside)).toBe(true);
  const shown = runCli(['show', join(shared, file)]);
  expect(shown).toMatchObject({ status: 0, stderr: '' });
  expect(shown.json<ShownReport>().attachments?.files).toMatchObject([
    { name: '回单.pdf', state: 'present' },
  ]);
  rmSync(beside, { recursive: true });
  const without = runCli(['show', join(shared, file)]);
  expect(without.status).toBe(0);
  expect(without.stderr).toContain('报表附件应有1个');

  expect(cli('verify', '--json')).toMatchObject({ status: 0, stderr: '' });
  rmSync(join(data, 'attachments', String(attachment.sha256)));
  const verdict = cli('verify', '--json');
  expect(verdict).toMatchObject({ status: 4, stderr: '附件与添加时不一致：回单.pdf（缺失）\n' });
  expect(verdict.json<StoreVerdict>().attachments).toEqual({
    files: 1,
    bytes: pdf().length,
    missing: ['回单.pdf'],
    changed: [],
  });
  expect(cli('attachments', ...receipt).status).toBe(4);
  const placed = cli('place', '--period', '2021Q4', '--to', shared);
  expect(placed.status).toBe(0);
  expect(placed.stderr).toBe('下列附件在本机已找不到，没有放入：回单.pdf\n');
});

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { runCli } from '../support/run-cli.ts';
import { ask, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

/* Two real stores: the one of the window, and another computer's, which works in a terminal. */

interface Row {
  readonly type: string;
  readonly record: Readonly<Record<string, unknown>>;
}

const host = (id: string, note: string | null, host_code = '330211'): Row => ({
  type: 'host',
  record: {
    id,
    host_name: `区${host_code.slice(4)}`,
    host_kind: 'county',
    host_code,
    parent_code: '3302',
    note,
  },
});

/** Another computer of the office, or of a department. */
function computer(app: RunningApp, name: string, ...init: readonly string[]) {
  const dataDir = join(app.home, `.${name}`);
  const run = (verb: string, ...args: readonly string[]) => runCli([verb, ...args, '--data', dataDir]);
  expect(run('init', '--county', '330825', '--person', name, ...init).status).toBe(0);
  return {
    run,
    import: (rows: readonly Row[]) => {
      const file = app.write(`${name}.json`, JSON.stringify({ records: rows }));
      expect(run('import', file).status).toBe(0);
    },
  };
}

async function choose(page: Page, button: string, folder: string, file: RegExp) {
  await page.getByRole('button', { name: button }).press('Enter');
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: new RegExp(`^${folder}`) }).press('Enter');
  await panel.getByRole('button', { name: file }).first().press('Enter');
}

test('two computers are merged: what both changed is chosen with the keyboard, and both are alike', async ({
  app,
  page,
}) => {
  const exchange = join(app.home, 'Documents', '交换');
  mkdirSync(exchange, { recursive: true });
  const laptop = computer(app, '李强', '--role', 'county');
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  const records = [host('a', '本机填写'), host('c', null, '330212')];
  app.commandLine('import', app.write('pc.json', JSON.stringify({ records })));
  laptop.import([host('b', '下乡填写'), host('d', null, '330213')]);
  expect(laptop.run('work-file', '--to', exchange).status).toBe(0);

  await page.goto(await app.start());
  await page.getByRole('link', { name: '合并与分报' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '合并与分报' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'work-empty-zh');

  await test.step('the plan is shown, and what both typed is asked', async () => {
    await choose(page, '合并工作文件……', '交换', /shlwork/);
    await expect(page.getByText('像是同一个，填了两次')).toBeVisible();
    await expect(page.getByText('还有 1 处没有选定')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'work-twin-zh');
    await page.getByRole('button', { name: /^1 是同一个/ }).focus();
    await page.keyboard.press('1');
    // What follows from the answer is asked at once, side by side.
    await expect(page.getByText('还有 1 处没有选定')).toBeVisible();
    await page.getByRole('button', { name: /^1 本机填写/ }).focus();
    await page.keyboard.press('2');
    await expect(page.getByText(/没有选定/)).toBeHidden();
    await expectAccessible(page);
    await photograph(page, 'work-decided-zh');
  });

  await test.step('a new computer wants a yes; then all is merged at once', async () => {
    await expect(page.getByRole('button', { name: '合并', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.getByRole('checkbox', { name: '电脑校验码一致，确认这台电脑' }).check();
    await page.getByRole('button', { name: '合并', exact: true }).press('Enter');
    await expect(page.getByText(/✓ 已合并：新增 1、修改 1/)).toBeVisible();
    const { rows } = await ask(page, 'records.list', { type: 'host' });
    expect(rows.map(({ id, note }) => [id, note])).toEqual([
      ['a', '下乡填写'],
      ['c', null],
      ['d', null],
    ]);
    await photograph(page, 'work-merged-zh');
  });

  await test.step('the other way round nothing is asked again, and both are alike', async () => {
    const before = readdirSync(exchange);
    await page.getByRole('button', { name: '导出工作文件……' }).press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: /^交换/ }).press('Enter');
    await panel.getByRole('button', { name: '选择“交换”' }).press('Enter');
    await expect(page.getByText(/✓ 已导出 .*：3 条记录/)).toBeVisible();
    const file = readdirSync(exchange).find((name) => !before.includes(name)) ?? '';
    const merged = laptop.run('merge', '--file', join(exchange, file), '--trust', '--json');
    expect(merged).toMatchObject({ status: 0, stderr: '' });
    const own = await ask(page, 'work.export', { folder: null }).catch(() => null);
    expect(own).toBeNull();
    expect(merged.json<{ counts: object }>().counts).toMatchObject({ add: 2, alias: 1 });
  });
});

const school = {
  id: 'ed1',
  kind: 'hopeGroup',
  helper_unit: '镇海中学',
  helped_school: '龙游中学',
  school_stage: 'senior',
  team_size: 3,
  resident_count: 1,
  start_date: '2021-03-01',
};

test('in English: a department’s part is taken in, its form is locked, and taken back with a reason', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const exchange = join(app.home, 'Documents', 'parts');
  mkdirSync(exchange, { recursive: true });
  const office = computer(
    app,
    '教育局',
    '--role',
    'department',
    '--department',
    '教育局',
    '--forms',
    'education',
  );
  office.import([{ type: 'education', record: school }]);
  const submitted = office.run(
    ...(['submit', '--period', '2021', '--to', exchange] as const),
    ...[
      '--report-date',
      '2022-02-10',
      '--filler',
      '郑',
      '--phone',
      '0570-7020000',
      '--stat-head',
      '吴',
      '--unit-head',
      '周',
    ],
  );
  expect(submitted).toMatchObject({ status: 0 });
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳', '--lang', 'en');
  const typed = { type: 'education', record: { ...school, id: 'own', team_size: 2 } };
  const gone = { type: 'education', record: { ...school, id: 'gone', helped_school: '二中' } };
  app.commandLine('import', app.write('lead.json', JSON.stringify({ records: [typed, gone] })));
  await page.goto(await app.start());
  await page.getByRole('link', { name: 'Merge and parts' }).press('Enter');
  await choose(page, 'Take in a part …', 'parts', /xlsx/);
  await expect(page.getByRole('heading', { name: /^教育局: 2021, version 1/ })).toBeVisible();
  await expect(page.getByText('Forms: Education', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'work-part-en');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Take in', exact: true }).press('Enter');
  await expect(page.getByText('✓ Taken in from 教育局: changed 1, voided 1.')).toBeVisible();
  const { rows } = await ask(page, 'records.list', { type: 'education' });
  expect(rows).toMatchObject([{ id: 'own', team_size: 3 }]);
  const owners = page.getByRole('region', { name: 'Who fills which form' });
  await expect(owners.getByText('教育局')).toBeVisible();
  const change = { type: 'education' as const, id: 'own', base_revision: 2, values: { team_size: 9 } };
  const refused = await ask(page, 'records.save', { changes: [change], why: null }).catch((error) =>
    String(error),
  );
  expect(refused).toContain('owned_by_department');
  await owners.getByRole('button', { name: /^Take back …/ }).press('Enter');
  await expectAccessible(page);
  await photograph(page, 'work-owners-en');
  await owners.getByRole('textbox').fill('reorganised');
  await page.keyboard.press('Enter');
  await expect(owners.getByText('Your office fills in every form itself')).toBeVisible();
  await ask(page, 'records.save', { changes: [change], why: null });
});

test('a file that is none is refused in plain words, and nothing changes', async ({ app, page }) => {
  const exchange = join(app.home, 'Documents', '交换');
  mkdirSync(exchange, { recursive: true });
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  writeFileSync(join(exchange, '坏.shlwork'), '不是');
  await page.goto(await app.start());
  await page.getByRole('link', { name: '合并与分报' }).press('Enter');
  await choose(page, '合并工作文件……', '交换', /shlwork/);
  await expect(page.getByRole('alert')).toContainText('该文件不是工作文件');
  await expectAccessible(page);
});

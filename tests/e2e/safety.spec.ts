import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { ask, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

function seed(app: RunningApp): void {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine(
    'import',
    app.write('records.json', JSON.stringify({ records: importable(twoEnclaves()) })),
  );
}

/** Types another name over a host's, as another page would save it. */
async function rename(page: Page, name: string): Promise<void> {
  const { rows } = await ask(page, 'records.list', { type: 'host' });
  const [host] = rows;
  await ask(page, 'records.save', {
    changes: [
      {
        type: 'host',
        id: host?.id ?? '',
        base_revision: host?.revision ?? null,
        values: { host_name: name },
      },
    ],
    why: null,
  });
}
const hostName = async (page: Page) => (await ask(page, 'records.list', { type: 'host' })).rows[0]?.host_name;

test('an officer backs up, changes a figure, restores with the difference shown, and the figure is back', async ({
  app,
  page,
}) => {
  seed(app);
  const stick = join(app.home, 'Documents', 'U盘');
  mkdirSync(stick, { recursive: true });
  await page.goto(await app.start({ unprivileged: true }));
  await page.getByRole('link', { name: '数据安全' }).press('Enter');
  const facts = page.getByRole('region', { name: '数据在哪里' });
  const backups = page.getByRole('table');

  await test.step('without a backup the page says so calmly', async () => {
    await expect(facts.getByText(app.dataDir, { exact: true })).toBeVisible();
    await expect(page.getByText('点“立即备份”做第一份')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'safety-empty-zh');
  });

  await test.step('a backup is made, verified and listed', async () => {
    await page.getByRole('button', { name: '立即备份' }).press('Enter');
    await expect(page.getByText(/✓ 已备份并核对/)).toBeVisible();
    await expect(backups.getByText('已核对')).toHaveCount(1);
  });

  await test.step('a stick gets it, too; its absence is no failure', async () => {
    await page.getByRole('button', { name: '选择U盘或另一块硬盘……' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '选择文件夹' });
    await panel.getByRole('button', { name: /^U盘/ }).press('Enter');
    await panel.getByRole('button', { name: '选择“U盘”' }).press('Enter');
    await expect(facts.getByText('已连接，备份齐全')).toBeVisible();
    await expect(backups.getByText('本机和第二位置')).toBeVisible();
    expect(readdirSync(stick)).toHaveLength(1);
    renameSync(stick, `${stick}-gone`);
    await page.reload();
    await expect(facts.getByText(/现在没有连接/)).toBeVisible();
    renameSync(`${stick}-gone`, stick);
  });

  await test.step('a restore is tried out, and the data is checked', async () => {
    await page.getByRole('button', { name: '演练恢复' }).press('Enter');
    await expect(facts.getByText(/演练成功：最近的备份可以恢复/)).toBeVisible();
    await page.getByRole('button', { name: '立即检查' }).press('Enter');
    await expect(facts.getByText(/数据完好：数据文件逐页检查无误/)).toBeVisible();
    await page.getByRole('button', { name: '核对全部备份' }).press('Enter');
    await expect(page.getByText(/份备份全部完好/)).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'safety-zh');
  });

  await rename(page, '错写的名称');
  await test.step('the difference is shown before; Esc changes nothing', async () => {
    await page
      .getByRole('button', { name: /^恢复……/ })
      .first()
      .press('Enter');
    const dialog = page.getByRole('dialog', { name: /恢复到 .* 的备份/ });
    await expect(dialog.getByRole('table').getByText('错写的名称')).toBeVisible();
    await expect(dialog.getByText(/备份以后保存过/)).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'safety-restore-zh');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await hostName(page)).toBe('错写的名称');
  });

  await test.step('it is restored, everything shown is fresh, and the way back is kept', async () => {
    await page
      .getByRole('button', { name: /^恢复……/ })
      .first()
      .press('Enter');
    const confirm = page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true });
    await expect(confirm).toBeEnabled();
    await confirm.press('Enter');
    await expect(page.getByText(/已恢复。恢复前的数据已备份为/)).toBeVisible();
    expect(await hostName(page)).not.toBe('错写的名称');
    await expect(backups.getByText('恢复前')).toBeVisible();
    await page
      .getByRole('link', { name: '台账数据' })
      .or(page.getByRole('link', { name: /台账/ }))
      .first()
      .click();
    await expect(page.getByText('错写的名称')).toHaveCount(0);
  });
});

test('in English, everything is handed over to a successor', async ({ app, page }) => {
  seed(app);
  mkdirSync(join(app.home, 'Documents'), { recursive: true });
  await page.goto(await app.start({ unprivileged: true }));
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Data safety' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/✓ Backed up and verified/)).toBeVisible();
  await page.getByRole('button', { name: 'Hand over to a successor…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Choose|^Take/ })
    .last()
    .click();
  await expect(page.getByText(/Everything lies in the folder/)).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'safety-en');
  await rename(page, 'Mistyped');
  await page
    .getByRole('button', { name: /^Restore…/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByRole('table').getByText('Mistyped')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'safety-restore-en');
});

test('a damaged ledger opens into its ways out: what can be read is saved, a backup restored, and work goes on', async ({
  app,
  page,
}) => {
  seed(app);
  app.commandLine('backup');
  const documents = join(app.home, 'Documents');
  mkdirSync(documents, { recursive: true });
  const store = join(app.dataDir, 'ledger.sqlite');
  const bytes = readFileSync(store);
  // Every tenth page is lost.
  for (let at = 4096 * 20; at < bytes.length; at += 40_960) bytes.fill(0xa5, at, at + 4096);
  writeFileSync(store, bytes);
  await page.goto(await app.start({ unprivileged: true }));
  await expect(page.getByRole('heading', { name: '台账打不开' })).toBeVisible();
  await expect(page.getByText('找到一份完好的备份')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'rescue-zh');

  await page.getByRole('button', { name: '导出能读出的数据……' }).press('Enter');
  const panel = page.getByRole('dialog', { name: '选择文件夹' });
  await panel.getByRole('button', { name: /^选择“/ }).press('Enter');
  await expect(page.getByText(/读出 \d+ 条记录，已存为/)).toBeVisible();
  const made = readdirSync(documents);
  expect(made.filter((name) => name.endsWith('.xlsx'))).toHaveLength(1);
  expect(made.filter((name) => name.endsWith('.json'))).toHaveLength(1);
  expect(readFileSync(store).equals(bytes)).toBe(true);

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'The ledger cannot be opened' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'rescue-en');
  await page.getByRole('button', { name: 'Restore this backup' }).click();
  // The ledger's own language is Chinese.
  await expect(page.getByRole('link', { name: '数据安全' })).toBeVisible();
  expect(await hostName(page)).toBe('镇海区');
  expect(readdirSync(join(app.dataDir, 'backups')).filter((name) => name.startsWith('damaged-'))).not.toEqual(
    [],
  );
  await rename(page, '鄞州区');
  expect(await hostName(page)).toBe('鄞州区');
});

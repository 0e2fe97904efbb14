import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import {
  answersLate,
  browserOnly,
  expect,
  expectAccessible,
  photograph,
  type RunningApp,
  test,
} from './fixtures.ts';

const file = '龙游县_飞地收益与到村分配_2021年第1季度.xlsx';
const second = file.replace('.xlsx', '_v2.xlsx');

/**
 * The first quarter of 2021, with what an officer meets: a form head without its number, a form without data that nobody
 * declared, two dues that differ from their terms, one that was not paid in time.
 */
function seed(app: RunningApp): void {
  const builder = twoEnclaves()
    .change('declaration', 'declaration-1', { voided: true })
    .change('terms', 'terms-1', { rate_pct: 90_000 })
    .change('due', 'due-1', { override_reason: '按签约时的利率计收' })
    .change('due', 'due-2', { override_reason: '按签约时的利率计收' })
    .with('form_head', { form_no: null });
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
}

async function choosePeriod(page: Page, label: string, ...years: readonly string[]): Promise<void> {
  for (const year of years) await page.getByRole('combobox', { name: label }).selectOption(year);
}

/** Counts of the strip, by name. */
const count = (page: Page, name: string) =>
  page.locator('.check-figures > div', { hasText: name }).locator('dd');

test('an officer checks the quarter, explains, declares, and hands the report over, with the keyboard', async ({
  app,
  page,
}) => {
  seed(app);
  const documents = join(app.home, 'Documents');
  const share = join(documents, '报送');
  mkdirSync(share, { recursive: true });
  mkdirSync(join(documents, '照片'));
  await page.goto(await app.start({ unprivileged: true }));
  await choosePeriod(page, '报告期', '2023', '2021Q1');
  await page.getByRole('link', { name: '审核', exact: true }).press('Enter');

  await test.step('the verdict', async () => {
    await expect(page.getByText('还不能报送')).toBeVisible();
    await expect(count(page, '强制性错误')).toHaveText('2');
    await expect(count(page, '待说明')).toHaveText('3');
    await expectAccessible(page);
    await photograph(page, 'check-open-zh');
  });

  await test.step('a line leads to its cell, where it is put right', async () => {
    await page.getByRole('link', { name: /表号未填写/ }).press('Enter');
    const cell = page.getByLabel('表号');
    await expect(cell).toBeFocused();
    await page.keyboard.type('山海04表');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'report-heads-zh');
    await page.getByRole('link', { name: '审核', exact: true }).press('Enter');
    await expect(count(page, '强制性错误')).toHaveText('1');
  });

  await test.step('a nil report is one key', async () => {
    await page.getByRole('button', { name: /没有数据（/ }).press('Enter');
    await expect(page.getByRole('button', { name: '零报告' }).nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(count(page, '强制性错误')).toHaveText('0');
    await expect(page.getByRole('button', { name: '✓ 零报告' })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('one text answers many; a standard reason is one key', async () => {
    const rule = page.getByRole('region', { name: /^S38/ });
    await rule.getByLabel('全选 2 条').press('Space');
    await page.keyboard.press('3');
    await expect(rule.getByRole('textbox')).toHaveValue('按协议约定执行');
    // The box that was typed in is gone before everything has been read again.
    const late = await answersLate(page, 'drafts.list');
    await page.keyboard.press('Control+Enter');
    await expect(rule.getByRole('button', { name: /2 条已说明/ })).toBeFocused();
    await late.end();
    await expect(rule.getByText('说明：按协议约定执行')).toHaveCount(2);
    await expect(count(page, '已说明')).toHaveText('2');
  });

  await test.step('too short a text is kept and said; an explanation is changed and withdrawn', async () => {
    const rule = page.getByRole('region', { name: /^S45/ });
    const text = rule.getByRole('textbox');
    await text.fill('已核对');
    await page.keyboard.press('Control+Enter');
    await expect(rule.getByText('说明不少于 5 个字，现为 3 个字。')).toBeVisible();
    await expect(text).toHaveValue('已核对');
    // Typed and not saved: it is there again after the page was left.
    await page.getByRole('link', { name: '报表', exact: true }).click();
    await expect(page.getByRole('heading', { name: /签署并报送/ })).toBeVisible();
    await page.goBack();
    await expect(text).toHaveValue('已核对');
    await text.press('Alt+1');
    await page.keyboard.press('Control+Enter');
    await expect(count(page, '待说明')).toHaveText('0');
    await expectAccessible(page);
    await photograph(page, 'check-explained-zh');
    await rule.getByRole('button', { name: '修改' }).press('Enter');
    await expect(text).toBeFocused();
    await text.fill('对方资金紧张，五月付清');
    await page.keyboard.press('Control+s');
    await expect(rule.getByText('说明：对方资金紧张，五月付清')).toBeVisible();
    await rule.getByRole('button', { name: '撤回' }).press('Enter');
    await expect(count(page, '待说明')).toHaveText('1');
    await rule.getByRole('button', { name: '保存说明' }).focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await expect(count(page, '待说明')).toHaveText('0');
  });

  await test.step('all is well, and the way to the report is there', async () => {
    await expect(page.getByText('审核通过')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'check-ready-zh');
    await page.getByRole('link', { name: '去签署并报送' }).press('Enter');
  });

  const submit = page.getByRole('button', { name: '签署并报送' });
  await test.step('the button says what is missing; each line leads there', async () => {
    await submit.press('Enter');
    const missing = page.getByRole('status', { name: '报送前还差什么' });
    await expect(missing).toBeFocused();
    await expect(missing.getByRole('listitem')).toHaveCount(3);
    await expectAccessible(page);
    await photograph(page, 'report-missing-zh');
    await missing.getByRole('button', { name: '填写单位负责人、统计负责人、联系电话' }).press('Enter');
    await expect(page.getByLabel('单位负责人')).toBeFocused();
    await page.keyboard.type('李军');
    await page.keyboard.press('Enter');
    await page.keyboard.type('张伟');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('0570-0000000');
    await missing.getByRole('button', { name: '说明报出日期或签署人的核实性提示' }).press('Enter');
    await page.keyboard.press('Alt+3');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('说明：经主管部门同意延期报送')).toBeVisible();
  });

  await test.step('a folder is chosen in the panel; Esc closes it without loss', async () => {
    browserOnly('the folder is chosen in a panel of the window');
    const choose = page.getByRole('button', { name: '选择文件夹……' });
    await choose.press('Enter');
    const panel = page.getByRole('dialog', { name: '选择文件夹' });
    await expect(panel.getByRole('button', { name: /^报送/ })).toBeFocused();
    await expectAccessible(page);
    await photograph(page, 'chooser-zh');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(choose).toBeFocused();
    await expect(page.getByLabel('单位负责人')).toHaveValue('李军');

    await choose.press('Enter');
    await expect(panel.getByRole('button', { name: /^报送/ })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(panel.getByRole('button', { name: /^照片/ })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('这个文件夹是空的。')).toBeVisible();
    await panel.getByRole('button', { name: '新建文件夹' }).press('Enter');
    await page.keyboard.type('2021/1');
    await expect(panel.getByText(/名称不能为空/)).toBeVisible();
    await expectAccessible(page);
    await panel.getByRole('textbox').fill('2021年');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: '选择“2021年”' }).press('Enter');
    await expect(page.getByText(join(share, '2021年'))).toBeVisible();
  });

  const folder = join(share, '2021年');
  const refused = page.getByRole('alert');
  await test.step('a folder that fails says so at its place, and nothing is lost', async () => {
    rmSync(folder, { recursive: true });
    await submit.press('Enter');
    await expect(refused).toContainText(`找不到文件夹：${folder}`);
    await expectAccessible(page);
    await photograph(page, 'report-folder-missing-zh');
    mkdirSync(folder);
    writeFileSync(join(folder, file), 'another file');
    await submit.press('Enter');
    await expect(refused).toContainText(`同名文件已存在：${file}`);
    rmSync(join(folder, file));
    chmodSync(folder, 0o555);
    await submit.press('Enter');
    await expect(refused).toContainText(`文件夹不允许写入：${folder}`);
    await expect(page.getByLabel('单位负责人')).toHaveValue('李军');
    await expect(page.getByText('尚未报送')).toBeVisible();
    chmodSync(folder, 0o777);
    expect(readdirSync(folder)).toEqual([]);
  });

  await test.step('pressed twice, it is submitted once', async () => {
    await submit.dblclick();
    await expect(page.getByText('第1版已报送', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(`文件“${file}”已放入文件夹`)).toBeVisible();
    expect(readdirSync(folder)).toEqual([file]);
    await expect(page.getByRole('region', { name: '已报送的版本' }).getByRole('row')).toHaveCount(2);
    await expectAccessible(page);
    await photograph(page, 'report-done-zh');
  });

  await test.step('a correction needs its reason and is a second file beside the first', async () => {
    await page.getByRole('button', { name: '表头' }).press('Enter');
    await page.getByRole('button', { name: '飞地收益', exact: true }).press('Enter');
    await page.getByLabel('批准文号').fill('浙统制〔2021〕1号');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('第1版报送后数据有变化')).toBeVisible();
    await submit.press('Enter');
    await page.getByRole('button', { name: '填写订正原因' }).press('Enter');
    await expect(page.getByLabel('订正原因')).toBeFocused();
    await page.keyboard.type('补填批准文号');
    await photograph(page, 'report-correction-zh');
    await submit.press('Enter');
    await expect(page.getByText('第2版已报送', { exact: true })).toBeVisible({ timeout: 30_000 });
    expect(readdirSync(folder).sort()).toEqual([file, second].sort());
    await expectAccessible(page);
  });

  await test.step('a version is put into another folder again', async () => {
    // Whoever goes to another place while a folder is being read stays there.
    const late = await answersLate(page, 'files.list');
    await page.getByRole('button', { name: '放入其他文件夹……' }).last().press('Enter');
    const panel = page.getByRole('dialog', { name: '选择文件夹' });
    const documentsRoot = panel.getByRole('button', { name: '文档', exact: true });
    await documentsRoot.focus();
    await expect(panel.getByRole('button', { name: /^照片/ })).toBeVisible();
    await expect(documentsRoot).toBeFocused();
    await late.end();
    await documentsRoot.press('Enter');
    await panel.getByRole('button', { name: /^照片/ }).press('Enter');
    await panel.getByRole('button', { name: '选择“照片”' }).press('Enter');
    await expect(page.getByText('✓ 已放入 照片')).toBeVisible();
    expect(existsSync(join(documents, '照片', file))).toBe(true);
  });

  await test.step('the file is read back: whose it is, its signature, nothing edited', async () => {
    await page.getByRole('button', { name: '查看报表文件' }).press('Enter');
    await page.getByRole('button', { name: '选择报表文件……' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '选择文件' });
    await panel.getByRole('button', { name: new RegExp(`^${second}`) }).press('Enter');
    await expect(page.getByText('签名有效')).toBeVisible();
    await expect(page.getByText('单元格与报送时一致')).toBeVisible();
    await expect(page.getByRole('article')).toContainText('补填批准文号');
    await expectAccessible(page);
    await photograph(page, 'report-look-zh');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await photograph(page, 'report-look-zh-1920');
    writeFileSync(join(folder, '不是报表.xlsx'), 'no workbook');
    await page.getByRole('button', { name: '选择报表文件……' }).press('Enter');
    await panel.getByRole('button', { name: /^不是报表/ }).press('Enter');
    await expect(page.getByRole('alert')).toContainText('该文件不能读取');
  });
});

test('the same pages in English', async ({ app, page }) => {
  seed(app);
  await page.goto(await app.start());
  await page.getByRole('button', { name: 'English' }).click();
  await choosePeriod(page, 'Period', '2023', '2021Q1');
  await page.getByRole('link', { name: 'Check', exact: true }).click();
  await expect(page.getByText('Cannot be submitted yet')).toBeVisible();
  const rule = page.getByRole('region', { name: /^S38/ });
  await rule.getByLabel('Select all 2').press('Space');
  await page.keyboard.press('3');
  await page.keyboard.press('Control+Enter');
  await expect(rule.getByText('Explanation: As the agreement says')).toHaveCount(2);
  await page.getByRole('button', { name: 'Not applicable', exact: true }).last().click();
  await page.getByRole('textbox', { name: 'Remark' }).fill('No pool yet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '✓ Not applicable' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'check-en');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await photograph(page, 'check-en-1920');
  await page.getByRole('link', { name: 'Report', exact: true }).click();
  await expect(page.getByText('Not submitted yet')).toBeVisible();
  await page.getByRole('button', { name: 'Look at a report file' }).click();
  await expectAccessible(page);
  await photograph(page, 'report-en');
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByRole('dialog', { name: 'Choose a folder' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'chooser-en');
});

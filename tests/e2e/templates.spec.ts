import { readdirSync } from 'node:fs';
import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { browserOnly, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('a template of the villages’ income is written, a file for each township', async ({ app, page }) => {
  browserOnly('the folder is chosen in a panel of the window');
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  const records = importable(twoEnclaves());
  app.commandLine('import', app.write('records.json', JSON.stringify({ records })));
  await page.goto(await app.start());
  await page.getByRole('link', { name: '村', exact: true }).click();
  await page.getByRole('button', { name: '下载模板' }).click();
  const dialog = page.getByRole('dialog', { name: '下载填报模板' });
  await expect(dialog.getByRole('combobox', { name: '内容' })).toHaveValue('village');
  await expectAccessible(page);
  await photograph(page, 'template-zh');

  await dialog.getByRole('combobox', { name: '内容' }).selectOption({ label: '村年度收入' });
  await dialog.getByRole('checkbox', { name: '填入台账已有的记录' }).check();
  await dialog.getByRole('checkbox', { name: '每个乡镇（街道）一份' }).check();
  await dialog.getByRole('button', { name: '选择文件夹并保存' }).click();
  const places = page.getByRole('dialog', { name: '选择文件夹' });
  await places.getByRole('button', { name: /^选择“/ }).click();
  await expect(
    dialog.getByText(/^✓ 已生成 \d+ 个文件：龙游县_.+_填报模板_村年度收入_\d{8}\.xlsx/),
  ).toBeVisible();
  await photograph(page, 'template-done-zh');
  expect(readdirSync(app.home).filter((name) => name.includes('填报模板_村年度收入')).length).toBeGreaterThan(
    0,
  );
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(dialog).toHaveCount(0);
  await photograph(page, 'template-page-zh');
});

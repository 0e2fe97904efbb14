import type { Page } from '@playwright/test';
import { demoVillages } from '../../db/demo/villages.ts';
import { expect, expectAccessible, paste, photograph, test } from './fixtures.ts';

const enclave = '龙游—镇海消薄飞地';

/** The register of villages as a county office keeps it: its own order of columns, dates as people write them. */
const villageList = [
  '村名\t认定时间\t村代码\t认定依据',
  ...demoVillages.map(({ name, village_code }) => `${name}\t2016年12月31日\t${village_code}\t县认定〔2016〕5号`),
].join('\r\n');

/** Contributions of 100 million yuan in all: 8 villages 635,000 each in cash, 113 villages 840,000 of land quota. */
const shares = (form: 'landQuota' | 'cash', amount: string): string =>
  [
    '村名\t出资金额（元）',
    ...demoVillages.filter(({ asset_form }) => asset_form === form).map(({ name }) => `${name}\t${amount}`),
  ].join('\r\n');

const figure = (page: Page, name: string) =>
  page.locator('.figures > div', { has: page.getByText(name, { exact: true }) }).locator('dd');

test('an officer keeps the registers of an enclave by hand, from an empty ledger', async ({ app, page }) => {
  await page.goto(await app.start());

  await test.step('first run', async () => {
    await page.getByLabel('设区市', { exact: true }).last().selectOption('3308');
    await page.getByLabel('县（市、区）').selectOption('330825');
    await page.getByLabel('填表人姓名').fill('王芳');
    await page.keyboard.press('Enter');
    await expect(page.getByText('还没有飞地')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'enclaves-empty-zh');
  });

  await test.step('an enclave whose host is not known yet', async () => {
    await page.getByRole('button', { name: '新建飞地' }).press('Enter');
    const form = page.locator('.record-form');
    await form.getByRole('combobox', { name: /^类型|飞地类型/ }).selectOption('weakVillage');
    await expect(form.getByRole('textbox', { name: /^飞地编号/ })).toHaveValue('330825-XB-01');
    await form.getByRole('textbox', { name: /^飞地名称/ }).fill(enclave);
    const host = form.getByRole('textbox', { name: /^飞入地/ });
    await host.fill('镇海');
    await page.getByRole('option', { name: /镇海区/ }).click();
    await form.getByRole('combobox', { name: /^用地方式/ }).selectOption('purchased');
    await expectAccessible(page);
    await photograph(page, 'enclave-new-zh');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { level: 1, name: enclave })).toBeVisible();
    await expect(page.getByText('龙游县 → 镇海区')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'enclave-page-zh');
  });

  await test.step('the list of villages is pasted, put right and saved', async () => {
    await page.getByRole('link', { name: '村', exact: true }).press('Enter');
    const grid = page.getByRole('grid', { name: '村', exact: true });
    await grid.getByRole('gridcell').first().click();
    const [head = '', ...rows] = villageList.split('\r\n');
    const [twice = ''] = rows;
    await paste(page, [head, ...rows.slice(0, 3), twice, '坏村\t2016年13月31日\t33082500\t无'].join('\r\n'));
    await expect(page.getByText('已按表头或村名放入 5 行')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'villages-wrong-zh');
    await page.keyboard.press('Control+z');
    // The cursor is still there: the next key and the next paste go into the grid.
    await expect(grid.getByRole('row')).toHaveCount(2);
    await expect(grid.getByRole('gridcell').first()).toBeFocused();
    await paste(page, villageList);
    await expect(page.getByText('已按表头或村名放入 121 行')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('共 121 个村')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'villages-pasted-zh');
  });

  await test.step('contributions are pasted by name; what was typed last outlives a power cut', async () => {
    await page.getByRole('link', { name: '飞地', exact: true }).press('Enter');
    await page.getByRole('link', { name: '入股出资' }).first().press('Enter');
    const fresh = page.getByRole('group', { name: '新录入的行默认填写' });
    await fresh.getByLabel('变动日期').fill('2019年12月25日');
    await fresh.getByLabel('资金来源').selectOption('ownFunds');
    await fresh.getByLabel('资产形式').selectOption('landQuota');
    const grid = page.getByRole('grid', { name: '入股出资' });
    await grid.getByRole('gridcell').first().click();
    await paste(page, shares('landQuota', '840,000'));
    await expect(page.getByText('已按表头或村名放入 113 行')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(figure(page, '变动笔数')).toHaveText('113');
    await expect(page.getByText('已保存')).toBeVisible();
    await fresh.getByLabel('资产形式').selectOption('cash');
    // Down to the blank row, as an officer goes there.
    await grid.getByRole('gridcell', { selected: true }).press('Control+End');
    await page.keyboard.press('Home');
    await paste(page, shares('cash', '６３５，０００'));
    await expect(page.getByText('已按表头或村名放入 8 行')).toBeVisible();
    await page.waitForTimeout(1000);
    await app.stop('SIGKILL');
    await page.goto(await app.start());
    await page.getByRole('link', { name: '入股出资' }).first().press('Enter');
    await expect(page.getByText('有未保存的输入')).toBeVisible();
    await expect(figure(page, '出资余额')).toHaveText('10,000.00 万元');
    await grid.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('已保存')).toBeVisible();
    await expect(figure(page, '出资主体')).toHaveText('121');
    await expectAccessible(page);
    await photograph(page, 'contributions-zh');
  });
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seedCase } from './case.ts';
import { ask, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('every setting is saved at once, can be taken back, and is remembered', async ({ app, page }) => {
  seedCase(app, ['opening_balance']);
  const shared = join(app.home, '报送');
  mkdirSync(shared, { recursive: true });
  await page.goto(await app.start());
  await page.getByRole('link', { name: '设置' }).click();
  const section = (name: string) => page.getByRole('region', { name });
  await expect(section('单位')).toContainText('龙游县');
  await expect(section('单位')).toContainText('县级牵头单位');
  await expectAccessible(page);
  await photograph(page, 'settings-zh');

  await test.step('a text saves itself, and is put back', async () => {
    const person = section('填表人与签署');
    const phone = person.getByLabel('联系电话');
    await phone.fill('0570-7020000');
    await expect(person.getByText('已保存')).toBeVisible();
    await phone.fill('0570-7029999');
    await phone.blur();
    await expect.poll(async () => (await ask(page, 'session.open', {})).phone).toBe('0570-7029999');
    await person.getByRole('button', { name: '撤销' }).click();
    await expect(phone).toHaveValue('0570-7020000');
    // Left in the middle of typing: kept all the same.
    await person.getByLabel('统计负责人').fill('张伟');
    await page.getByRole('link', { name: '报表', exact: true }).click();
    await expect(page.getByRole('textbox', { name: /^统计负责人/ })).toHaveValue('张伟');
    await expect(page.getByRole('textbox', { name: /^联系电话/ })).toHaveValue('0570-7020000');
    await page.getByRole('link', { name: '设置' }).click();
    await expect(person.getByLabel('统计负责人')).toHaveValue('张伟');
  });

  await test.step('a folder is kept only when it takes files', async () => {
    const folder = section('共享文件夹');
    const path = folder.getByLabel('报送文件放到哪里');
    await path.fill(join(app.home, '没有'));
    await path.press('Enter');
    await expect(folder.getByText(/^找不到文件夹/)).toBeVisible();
    expect(await ask(page, 'session.open', {})).toMatchObject({ shared_folder: null });
    await path.fill(shared);
    await path.press('Enter');
    await expect(folder.getByText('已保存')).toBeVisible();
    await expect(folder.getByText('可以写入')).toBeVisible();
  });

  await test.step('colours, size of text, unit of amounts and language', async () => {
    const looks = section('显示');
    await looks.getByText('深色').click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expectAccessible(page);
    await looks.getByText('特大').click();
    await expect(page.locator('html')).toHaveCSS('font-size', '20px');
    await expectAccessible(page);
    await photograph(page, 'settings-large-zh');
    await looks.getByRole('button', { name: '撤销' }).click();
    await expect(page.locator('html')).toHaveCSS('font-size', '16px');
    await looks.getByText('大', { exact: true }).click();
    await looks.getByText('元', { exact: true }).click();
    await looks.getByText('English').click();
    await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'settings-en');
  });

  await app.stop('SIGKILL');
  await page.goto(await app.start());
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('html')).toHaveCSS('font-size', '18px');
  await expect(page.getByLabel('Phone', { exact: true })).toHaveValue('0570-7020000');
  await expect(page.getByLabel('Where report files go')).toHaveValue(shared);
  await page.getByRole('button', { name: 'Other software used' }).click();
  await expect(page.getByRole('textbox', { name: 'Other software used' })).toHaveValue(/MIT/);
});

test('the unit is changed while nothing was filed, with what that means said first', async ({
  app,
  page,
}) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await page.goto(await app.start());
  await page.getByRole('link', { name: '设置' }).click();
  const unit = page.getByRole('region', { name: '单位' });
  await unit.getByRole('button', { name: '更改单位……' }).click();
  await expect(unit.getByText('已录入的记录原样保留')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'settings-unit-zh');
  await unit.getByRole('radio', { name: '县级部门' }).click();
  await unit.getByRole('combobox', { name: '县（市、区）' }).fill('yunhe');
  await page.keyboard.press('Enter');
  await unit.getByRole('button', { name: '保存' }).click();
  await expect(unit.getByText('请填写部门名称')).toBeVisible();
  await unit.getByLabel('部门名称').fill('云和县教育局');
  await unit.getByRole('checkbox', { name: '教育结对' }).check();
  await unit.getByRole('button', { name: '保存' }).click();
  await expect(unit.getByText('填写：教育结对')).toBeVisible();
  const rail = page.getByRole('navigation', { name: '山海台账' });
  await expect(rail).toContainText('云和县教育局');
  await expect(rail.getByRole('link', { name: '教育结对' })).toBeVisible();
  await expect(rail.getByRole('link', { name: '村', exact: true })).toHaveCount(0);
  // Twinning of schools needs no enclave first: its page of the period is there at once.
  await rail.getByRole('link', { name: '本期' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '本期' })).toBeVisible();
  await expect(page.getByText('建立飞地')).toHaveCount(0);
});

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectAccessible, photograph, test } from './fixtures.ts';

test('whoever just looks explores sample data before first use, comes back, and they are gone', async ({
  app,
  page,
}) => {
  await page.goto(await app.start());
  await page.getByRole('button', { name: '看示例数据' }).click();
  const banner = page.getByRole('complementary', { name: '示例数据，不是本单位的数据' });
  const rail = page.getByRole('navigation', { name: '山海台账' });
  await expect(banner).toBeVisible();
  await expect(rail).toContainText('龙游县（示例）');
  await expect(page).toHaveURL(/#\/sample\//);
  await expectAccessible(page);
  await photograph(page, 'sample-zh');

  for (const name of ['村', '项目', '月度投资', '审核', '台账内容', '设置']) {
    await rail.getByRole('link', { name, exact: true }).click();
    await expect(rail.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(banner).toBeVisible();
  }
  // The page that is loaded anew shows them still; the next start shows the own ledger.
  await page.reload();
  await expect(banner).toBeVisible();
  await banner.getByRole('button', { name: '回到本单位台账' }).click();
  await expect(page.getByRole('button', { name: '建立台账' })).toBeVisible();
  await app.stop('SIGKILL');
  await page.goto(await app.start());
  await expect(page.getByRole('button', { name: '建立台账' })).toBeVisible();
  await page.getByRole('button', { name: '看示例数据' }).click();
  await banner.getByRole('button', { name: '移除示例数据' }).click();
  await expect(banner).toContainText('将全部移除');
  await expectAccessible(page);
  await banner.getByRole('button', { name: '确定移除' }).click();
  await expect(page.getByRole('button', { name: '建立台账' })).toBeVisible();
  expect(existsSync(join(app.dataDir, 'sample'))).toBe(false);
});

test('from the settings and back: what is typed in the one is never in the other', async ({ app, page }) => {
  app.commandLine('init', '--role', 'county', '--county', '331125', '--person', '王芳', '--lang', 'en');
  const shared = join(app.home, 'shared');
  mkdirSync(shared, { recursive: true });
  await page.goto(await app.start());
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Where report files go').fill(shared);
  await page.getByLabel('Where report files go').press('Enter');
  await expect(page.getByText('Files can be written here')).toBeVisible();
  await page.getByRole('button', { name: 'Explore with sample data' }).click();
  const banner = page.getByRole('complementary', { name: 'Sample data' });
  const rail = page.getByRole('navigation', { name: 'Shanhai Ledger' });
  await expect(banner).toBeVisible();
  await expect(rail).toContainText('龙游县（示例）');
  await rail.getByRole('link', { name: 'Settings' }).click();
  await expectAccessible(page);
  await photograph(page, 'sample-settings-en');

  // None of its files goes into the own shared folder.
  await page.getByLabel('Where report files go').fill(shared);
  await page.getByLabel('Where report files go').press('Enter');
  await expect(page.getByText('may not go into your shared folder')).toBeVisible();
  expect(readdirSync(shared)).toEqual([]);
  // Typed in the middle of a word when the way back is taken.
  await page.getByLabel('Name of the filler').fill('试填');
  await banner.getByRole('button', { name: 'Back to my ledger' }).click();
  await expect(rail).toContainText('云和县');
  await expect(rail).toContainText('王芳');
  await rail.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByLabel('Name of the filler')).toHaveValue('王芳');
  await expect(page.getByText('The sample data is there')).toBeVisible();
  await page.getByRole('button', { name: 'Remove sample data' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('The sample data is there')).toBeHidden();
  expect(readdirSync(app.dataDir).filter((name) => name.startsWith('sample'))).toEqual([]);
});

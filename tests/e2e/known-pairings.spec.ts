import { ask, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('known pairings are offered with their source, and written when asked for', async ({ app, page }) => {
  app.commandLine('init', '--role', 'county', '--county', '331125', '--person', '王芳');
  await page.goto(await app.start());
  await page.getByRole('link', { name: '区县与结对' }).press('Enter');
  const card = page.getByRole('region', { name: '软件已知的结对关系' });
  await expect(card.getByRole('listitem').filter({ hasText: '嘉兴港区' }).last()).toContainText('来源：');
  expect((await ask(page, 'records.list', { type: 'pairing' })).total).toBe(0);
  await expectAccessible(page);
  await photograph(page, 'known-pairings');
  await card.getByRole('button', { name: '采用这9条' }).press('Enter');
  await expect(page.getByText('已采用9条')).toBeVisible();
  expect((await ask(page, 'records.list', { type: 'pairing' })).total).toBe(4);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(card).toBeHidden();
});

test('a project’s industry is typed by its name, and named in its cell', async ({ app, page }) => {
  app.commandLine('init', '--role', 'county', '--county', '331125', '--person', '王芳');
  await page.goto(await app.start());
  await page.getByRole('link', { name: '项目', exact: true }).press('Enter');
  await page
    .getByRole('button', { name: /新增|录入/ })
    .first()
    .press('Enter');
  const cell = page.getByRole('textbox', { name: /^行业代码/ });
  await cell.fill('竹制品制造');
  await cell.press('Tab');
  await expect(cell).toHaveValue('2041 竹制品制造');
});

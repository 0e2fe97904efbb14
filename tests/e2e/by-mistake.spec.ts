import { seedCase } from './case.ts';
import { ask, expect, expectAccessible, photograph, test, toEnclaves } from './fixtures.ts';

test('what was opened by mistake becomes no record, can be put aside, taken up again and thrown away', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  await page.goto(await app.start());
  await toEnclaves(page);
  const enclaves = async () => (await ask(page, 'records.list', { type: 'enclave' })).total;

  await test.step('a new enclave without a name is none', async () => {
    await page.getByRole('button', { name: '新建飞地' }).press('Enter');
    const form = page.locator('.record-form');
    await form.getByRole('combobox', { name: /^飞地类型/ }).selectOption('industrial');
    await page.getByRole('link', { name: '村', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { name: '村', exact: true, level: 1 })).toBeVisible();
    expect(await enclaves()).toBe(1);
    // It is there again, and can be thrown away.
    await page.getByRole('link', { name: '飞地', exact: true }).press('Enter');
    await expect(form.getByRole('combobox', { name: /^飞地类型/ })).toHaveValue('industrial');
    await form.getByRole('combobox', { name: /^飞地类型/ }).press('Control+s');
    await expect(form.getByRole('alert')).toContainText('先填好飞地名称才能存成记录');
    await expect(form.getByRole('textbox', { name: /^飞地名称/ })).toBeFocused();
    await expectAccessible(page);
    await photograph(page, 'enclave-needed-zh');
    await form.getByRole('button', { name: '放弃草稿' }).press('Enter');
    await expect(form).toBeHidden();
    expect(await enclaves()).toBe(1);
    expect(await ask(page, 'drafts.list', {})).toEqual([]);
  });

  await test.step('a record of a page is put aside with Esc', async () => {
    await page.getByRole('link', { name: '龙游—镇海消薄飞地' }).press('Enter');
    const parties = page.getByRole('region', { name: '飞出地各方' });
    await parties.getByRole('button', { name: '新增' }).press('Enter');
    const form = parties.locator('.record-form');
    await form.getByRole('textbox', { name: /^持股比例|持股/ }).fill('40');
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    // The focus is where it can go on.
    await expect(page.locator('body')).not.toBeFocused();
    await parties.getByRole('button', { name: '继续填写' }).press('Enter');
    await expect(form.getByRole('textbox', { name: /^持股比例|持股/ })).toHaveValue('40');
    await form.getByRole('button', { name: '放弃草稿' }).press('Enter');
    await expect(form).toBeHidden();
    await expect(parties.getByRole('button', { name: '新增' })).toBeVisible();
  });

  await test.step('Esc in the box of voiding closes the box alone; Enter confirms', async () => {
    const form = page.locator('.record-form').first();
    await form.getByRole('button', { name: '作废' }).press('Enter');
    const why = page.getByRole('textbox', { name: /作废原因/ });
    await why.fill('录错了');
    await page.keyboard.press('Escape');
    await expect(why).toBeHidden();
    await expect(form).toBeVisible();
    await form.getByRole('button', { name: '作废' }).press('Enter');
    await expect(why).toHaveValue('录错了');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('不能作废');
  });
});

test('a host that is not in the register is found also for an enclave that stands there', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  await page.goto(await app.start());
  await toEnclaves(page);
  await page.getByRole('link', { name: '龙游—镇海消薄飞地' }).press('Enter');
  const form = page.locator('.record-form').first();
  const host = form.getByRole('textbox', { name: /^飞入地/ });
  await host.fill('鄞州');
  await page
    .getByRole('option', { name: /鄞州区/ })
    .first()
    .click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('龙游县 → 鄞州区')).toBeVisible();
  await expect(host).toHaveValue(/鄞州区/);
  // The one that it had can be chosen again: it is in the register.
  await host.fill('镇海');
  await page.getByRole('option', { name: /镇海区.*已登记/ }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('龙游县 → 镇海区')).toBeVisible();
  expect((await ask(page, 'records.list', { type: 'host' })).total).toBe(2);
});

test('a refused save goes to the cell in its way; a cell that starts filled is typed over', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  await page.goto(await app.start());
  await toEnclaves(page);
  await page.getByRole('link', { name: '飞地收益' }).first().press('Enter');
  const terms = page.getByRole('region', { name: '收益条款' });
  await terms.getByRole('button', { name: '新增' }).press('Enter');
  const from = terms.getByRole('textbox', { name: /^起始日期/ });
  await expect(from).toHaveValue('2030-01-01');
  await page.keyboard.type('2031-13-01');
  await expect(from).toHaveValue('2031-13-01');
  await terms.getByRole('textbox', { name: /^应付月份/ }).focus();
  await page.keyboard.press('Control+s');
  await expect(from).toBeFocused();
  await page.getByRole('link', { name: '入股出资', exact: true }).press('Enter');
  await expect(page.getByRole('grid', { name: '入股出资' })).toBeVisible();
  await expect(page.locator('body')).not.toBeFocused();
});

import { yuan } from '../support/ledger-builder.ts';
import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { ask, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('the contribution ledger: balances of a day, a holder found, a transfer in one step that is undone in one', async ({
  app,
  page,
}) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine(
    'import',
    app.write('records.json', JSON.stringify({ records: importable(twoEnclaves()) })),
  );
  await page.goto(await app.start());
  const movements = async () =>
    (await ask(page, 'records.list', { type: 'contribution', filter: { enclave_id: 'enclave-1' } })).rows;
  await page.getByRole('link', { name: '飞地', exact: true }).press('Enter');
  await page
    .getByRole('row', { name: /330825-XB-01/ })
    .getByRole('link', { name: '入股出资' })
    .press('Enter');
  const grid = page.getByRole('grid', { name: '入股出资' });

  await test.step('each movement has the balance after it', async () => {
    // The first village put in 100 and, at the end of 2021, 3.336 more.
    const rows = grid.getByRole('row', { name: /试验1村/ });
    await expect(rows.nth(0)).toContainText('100.00');
    await expect(rows.nth(1)).toContainText('103.336');
    await page.getByRole('searchbox', { name: '按出资主体查找' }).fill('sy1c');
    await expect(grid.getByRole('row', { name: /试验2村/ })).toHaveCount(0);
    await expect(grid.getByRole('row', { name: /试验1村/ })).toHaveCount(2);
    await page.getByRole('searchbox', { name: '按出资主体查找' }).fill('');
    await expectAccessible(page);
  });

  const holders = page.getByRole('group', { name: /各主体余额和股权比例/ });
  await test.step('balances and shares of a chosen day add up to the whole', async () => {
    await page.getByRole('textbox', { name: '余额、股权截至' }).fill('2021-06-30');
    await page.getByRole('button', { name: /2021-06-30 各主体余额/ }).press('Enter');
    await expect(holders.getByRole('row')).toHaveCount(5);
    await expect(holders.getByRole('row', { name: /试验2村/ })).toContainText('33.3333');
    await expect(holders.getByRole('row', { name: /^合计/ })).toContainText(/300\.00\s*100\.00/);
    await expectAccessible(page);
    await photograph(page, 'contributions-zh');
  });

  await test.step('a transfer', async () => {
    await page.getByRole('button', { name: '办理转让' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '股权转让' });
    await expect(dialog.getByRole('textbox', { name: /转出主体/ })).toBeFocused();
    for (const text of ['试验1村', '试验2村']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.type('2021-12-31');
    await page.keyboard.press('Enter');
    await page.keyboard.type('200');
    await expect(dialog.getByRole('alert')).toContainText('最多可转出 103.336 万元');
    await dialog.getByRole('textbox', { name: /变动金额/ }).fill('40');
    await expect(dialog.getByText('试验1村：余额 103.336 万元 → 63.336 万元')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'transfer-zh');
    await dialog.getByRole('button', { name: '确认转让' }).press('Enter');
    await expect(page.getByText('已办理转让')).toBeVisible();
    const made = (await movements()).filter(({ kind }) => String(kind).startsWith('transfer'));
    expect(
      made.map(({ kind, holder_village_id, amount, date }) => [kind, holder_village_id, amount, date]),
    ).toEqual([
      ['transferOut', 'village-1', yuan(400_000), '2021-12-31'],
      ['transferIn', 'village-2', yuan(400_000), '2021-12-31'],
    ]);
    await page.getByTitle(/^撤销：/).press('Enter');
    await expect
      .poll(async () => (await movements()).filter(({ kind }) => String(kind).startsWith('transfer')))
      .toEqual([]);
    await expect(grid.getByRole('gridcell', { name: /^转让/ })).toHaveCount(0);
  });

  await test.step('F4 shows the history of the row with the cursor', async () => {
    await grid.getByRole('gridcell', { name: '试验3村' }).first().click();
    await page.keyboard.press('F4');
    const dialog = page.getByRole('dialog', { name: /的修改历史/ });
    await expect(dialog).toContainText('试验3村');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('in English', async () => {
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await expect(page.getByRole('group', { name: /^Balances and shares on 2021/ })).toBeVisible();
    await page.getByRole('button', { name: 'Transfer', exact: true }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'Transfer of a contribution' })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'transfer-en');
  });
});

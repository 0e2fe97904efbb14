import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { ask, expect, expectAccessible, paste, photograph, test } from './fixtures.ts';

test('incomes of a year are pasted by village beside those of the year before; a merger is put on record', async ({
  app,
  page,
}) => {
  const builder = twoEnclaves();
  const names = builder
    .ledger()
    .all('village')
    .map(({ name }) => name);
  for (const [index] of names.entries()) {
    builder.with('village_year', {
      village_id: `village-${index + 1}`,
      year: 2020,
      total_income: 34_567_800,
    });
  }
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
  await page.goto(await app.start());
  for (const value of ['2023', '2021']) {
    await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);
  }
  await page.getByRole('link', { name: '村', exact: true }).press('Enter');
  const grid = page.getByRole('grid', { name: '2021年村收入' });
  const cell = (row: number, column: number) =>
    grid.getByRole('row').nth(row).getByRole('gridcell').nth(column);

  await test.step('last year stands beside', async () => {
    await expect(cell(1, 1)).toHaveText(/^上年 34\.57$/);
    await expectAccessible(page);
  });

  await test.step('last year is carried over, and counts only once it is confirmed', async () => {
    const incomes = async () =>
      (await ask(page, 'records.list', { type: 'village_year', filter: { year: 2021 } })).rows;
    await cell(2, 1).click();
    await page.keyboard.press('F8');
    await expect(cell(2, 1)).toContainText('带入的上期数，还没有确认');
    // Leaving the row saves nothing, and the values are there again after the program was ended.
    await cell(3, 1).click();
    await expect(page.getByText('1 行带入上期数，确认（F9）后才进入台账')).toBeVisible();
    await page.waitForTimeout(1500);
    expect(await incomes()).toEqual([]);
    await app.stop('SIGKILL');
    await page.goto(await app.start());
    await page.getByRole('link', { name: '村', exact: true }).press('Enter');
    await expect(cell(2, 1)).toContainText('带入的上期数，还没有确认');
    await expectAccessible(page);
    await photograph(page, 'village-years-carried-zh');
    await cell(2, 1).click();
    await page.keyboard.press('F9');
    await expect.poll(async () => (await incomes()).map((row) => row.total_income)).toEqual([34_567_800]);
    await expect(cell(2, 1)).not.toContainText('还没有确认');
    // A step back does not make what was saved wait again, nor what is typed next.
    await page.keyboard.press('Control+z');
    await cell(2, 2).click();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await incomes()).map((row) => row.operating_income)).toEqual([9_000_000]);
    // Typing the same figure again confirms that one.
    await cell(3, 1).click();
    await page.keyboard.press('F8');
    await expect(cell(3, 1)).toContainText('带入的上期数，还没有确认');
    await page.keyboard.type('34.5678');
    await page.keyboard.press('Enter');
    await expect(cell(3, 1)).not.toContainText('还没有确认');
    // The row's other figures wait still.
    await expect(cell(3, 2)).toContainText('还没有确认');
  });

  await test.step('a table with heads of the office goes to its columns and rows', async () => {
    await cell(1, 1).click();
    await paste(
      page,
      [
        '村名\t经营收入\t集体经济总收入（元）\t经营收益\t投资收益\t补助收入\t飞地收益（元）',
        ...names.toReversed().map((name, index) => `${name}\t20\t25${index}，000.00\t12.5\t8\t5\t10008`),
        '合计\t60\t\t\t\t\t',
      ].join('\r\n'),
    );
    await expect(page.getByText(/已按表头或村名放入 3 行/)).toBeVisible();
    await expect(cell(3, 1)).toHaveText(/34\.57 ?25.00/);
    await expect(page.getByText(/标题行、合计行不是数据：[A-Z]+\d+ 合计 60/)).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'village-years-zh');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('已保存').last()).toBeVisible();
  });

  await test.step('villages are found by pinyin, township and state', async () => {
    const list = page.getByRole('grid', { name: '村', exact: true });
    await page.getByRole('searchbox', { name: /拼音首字母/ }).fill('sy2');
    await expect(list.getByRole('row', { name: /试验2村/ })).toBeVisible();
    await expect(list.getByRole('row', { name: /试验1村/ })).toHaveCount(0);
    await expect(grid.getByRole('row', { name: /试验1村/ })).toHaveCount(0);
    await page.getByRole('searchbox', { name: /拼音首字母/ }).fill('');
    await page.getByRole('combobox', { name: '2021年末状态' }).selectOption('weak');
    await expect(list.getByRole('row', { name: /试验/ })).toHaveCount(0);
    await page.getByRole('combobox', { name: '2021年末状态' }).selectOption('');
  });

  const dialog = page.getByRole('dialog', { name: '村撤并' });
  const merge = async (old: readonly string[], day: string): Promise<void> => {
    await page.getByRole('button', { name: '办理撤并' }).press('Enter');
    await expect(dialog.getByRole('textbox', { name: /被撤并的村/ })).toBeFocused();
    for (const village of old) {
      await page.keyboard.type(village);
      await page.keyboard.press('Enter');
    }
    await dialog.getByRole('textbox', { name: /^并入的村/ }).fill(names[2] ?? '');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: /^撤并日期/ }).fill(day);
    await dialog.getByRole('textbox', { name: /^撤并文件/ }).fill('县政函〔2021〕8号');
  };
  const mergers = page.getByRole('region', { name: '村撤并' });
  const moved = async () =>
    (await ask(page, 'records.list', { type: 'contribution' })).rows.filter(({ kind }) =>
      String(kind).startsWith('merger'),
    );

  await test.step('a merger says first what it does, and why it cannot be', async () => {
    await merge([names[0] ?? '', names[1] ?? ''], '2021年6月30日');
    await expect(dialog.getByRole('alert')).toContainText(/试验1村在.*于 2021-12-31 还有出资变动/);
    await expect(dialog.getByRole('button', { name: '确认撤并' })).toBeDisabled();
    await expectAccessible(page);
    await photograph(page, 'village-merger-refused-zh');
    await dialog.getByRole('textbox', { name: /^撤并日期/ }).fill('2021年12月31日');
    const preview = dialog.getByRole('group', { name: '确认后将这样办理' });
    await expect(preview.getByRole('row', { name: /龙游镇海消薄飞地/ })).toContainText(
      /206\.672\s*103\.336\s*310\.008/,
    );
    await expectAccessible(page);
    await photograph(page, 'village-merger-zh');
  });

  await test.step('it is one save, and one step takes it back', async () => {
    await dialog.getByRole('button', { name: '确认撤并' }).press('Enter');
    await expect(page.getByText(/已办理撤并：2 个村，余额变动 8 笔/)).toBeVisible();
    await expect(mergers.getByRole('row', { name: /试验1村.*试验3村.*2021-12-31/ })).toBeVisible();
    // What was paid in with cash and what was converted from returns are moved as two pairs each.
    const rows = await moved();
    const sums = ['village-1', 'village-2', 'village-3'].map((village) =>
      rows
        .filter(({ holder_village_id }) => holder_village_id === village)
        .reduce((sum, { kind, amount }) => sum + (kind === 'mergerIn' ? 1 : -1) * Number(amount), 0),
    );
    expect(sums).toEqual([-103_336_000, -103_336_000, 206_672_000]);
    await page.getByRole('combobox', { name: '2021年末状态' }).selectOption('merged');
    await expect(page.getByRole('grid', { name: '村', exact: true }).getByRole('row')).toHaveCount(4);
    await expectAccessible(page);
    await page.getByRole('combobox', { name: '2021年末状态' }).selectOption('');
    await page.getByTitle(/^撤销：/).press('Enter');
    await expect.poll(moved).toEqual([]);
    expect((await ask(page, 'records.list', { type: 'village_merger' })).rows).toEqual([]);
  });

  await test.step('into a new village, in English', async () => {
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await page.getByRole('button', { name: 'Merge villages' }).press('Enter');
    const english = page.getByRole('dialog', { name: 'Merger of villages' });
    await english.getByRole('textbox', { name: /^Villages that end/ }).fill(names[0] ?? '');
    await page.keyboard.press('Enter');
    await english.getByText('Into a new village').click();
    await english.getByRole('textbox', { name: /code/i }).fill('330825101299');
    await english.getByRole('textbox', { name: /name/i }).first().fill('合一村');
    await english.getByRole('textbox', { name: /date/i }).fill('2021-12-31');
    await expect(english.getByRole('button', { name: 'Merge', exact: true })).toBeEnabled();
    await expectAccessible(page);
    await photograph(page, 'village-merger-en');
    await english.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
    await expect
      .poll(
        async () => (await ask(page, 'records.list', { type: 'village', filter: { name: '合一村' } })).total,
      )
      .toBe(1);
  });
});

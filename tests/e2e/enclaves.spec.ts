import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { ask, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('the list of enclaves: pipeline, search, and the history of a row; a stage is recorded and corrected', async ({
  app,
  page,
}) => {
  const builder = twoEnclaves()
    .with('enclave', {
      enclave_code: '330825-CY-01',
      name: '龙游镇海产业飞地',
      kind: 'industrial',
      land_mode: 'granted',
      planned_area_mu: 51_000,
    })
    .with('stage_event', {
      enclave_id: 'enclave-3',
      stage: 'sitePlan',
      date: '2021-03-01',
      document_no: '选址1号',
    })
    .with('stage_event', {
      enclave_id: 'enclave-3',
      stage: 'agreement',
      agreement_kind: 'framework',
      date: '2021-06-01',
      document_no: '框架1号',
    });
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
  await page.goto(await app.start());
  await page.getByRole('link', { name: '飞地', exact: true }).press('Enter');
  const table = page.getByRole('group', { name: '飞地', exact: true });
  const pipeline = page.getByRole('list', { name: '各阶段飞地数' });

  await test.step('how many came how far; a stage shows those that stand there', async () => {
    await expect(pipeline.getByRole('listitem')).toHaveCount(6);
    await expect(pipeline.getByRole('listitem').nth(0)).toContainText(/^3\s*编制选址方案/);
    // A framework agreement alone is no agreement reached.
    await expect(pipeline.getByRole('listitem').nth(1)).toContainText(/^2\s*签订/);
    await expect(table.getByRole('row', { name: /330825-CY-01/ })).toContainText('510.00 亩');
    await expectAccessible(page);
    await photograph(page, 'enclaves-zh');
    await pipeline.getByRole('button', { name: /竣工/ }).press('Enter');
    await expect(table.getByRole('row')).toHaveCount(4);
    await expect(page.getByText('符合条件 2 / 3 个')).toBeVisible();
    await page.getByRole('button', { name: '全部显示' }).press('Enter');
    await page.getByRole('searchbox', { name: /拼音首字母/ }).fill('lyzhcy');
    await expect(table.getByRole('row')).toHaveCount(2);
  });

  await test.step('F4 in a row shows its history with that of its parts', async () => {
    await table.getByRole('link', { name: '龙游镇海产业飞地' }).press('F4');
    const dialog = page.getByRole('dialog', { name: '飞地的修改历史' });
    await expect(dialog.getByText('王芳').first()).toBeVisible();
    await dialog.getByText(/阶段记录的修改历史（2 条记录）/).click();
    await expect(dialog.getByText(/签订/).first()).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'enclave-history-zh');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(table.getByRole('link', { name: '龙游镇海产业飞地' })).toBeFocused();
  });

  await test.step('the next stage is recorded from its place in the pipeline', async () => {
    await table.getByRole('link', { name: '龙游镇海产业飞地' }).press('Enter');
    const path = page.getByRole('list', { name: '本用地方式须经过的阶段' });
    await expect(path.getByRole('listitem')).toHaveCount(6);
    await expect(path.getByText('尚未签正式协议')).toBeVisible();
    await expect(path.getByRole('listitem').nth(1)).toContainText('框架1号');
    await path.getByRole('button', { name: '登记正式协议' }).press('Enter');
    const form = page.getByRole('region', { name: '新增阶段记录' });
    await expect(form.getByRole('combobox', { name: /^阶段/ })).toBeFocused();
    await expect(form.getByRole('combobox', { name: /^协议类型/ })).toHaveValue('formal');
    await form.getByRole('textbox', { name: /^日期/ }).fill('2021-09-01');
    await form.getByRole('textbox', { name: /^文号/ }).fill('正式1号');
    await page.keyboard.press('Control+s');
    await expect(path.getByRole('listitem').nth(1)).toContainText('正式1号');
    await expect(path.getByText('尚未签正式协议')).toBeHidden();
    await expectAccessible(page);
    await photograph(page, 'enclave-stages-zh');
  });

  await test.step('a stage passed over asks for its reason, and one on record is corrected', async () => {
    const path = page.getByRole('list', { name: '本用地方式须经过的阶段' });
    // Further stages can be recorded at once, by keyboard too.
    await path.getByRole('listitem').nth(3).getByRole('button', { name: '登记这一阶段' }).press('Enter');
    const form = page.getByRole('region', { name: '新增阶段记录' });
    await form.getByRole('textbox', { name: /^日期/ }).fill('2021-11-01');
    await form.getByRole('textbox', { name: /^文号/ }).fill('施工1号');
    await expect(form.getByText(/H16/)).toBeVisible();
    await form.getByRole('textbox', { name: /^跳跃/ }).fill('用地审批由飞入地统一办理');
    await expect(form.getByText(/H16/)).toBeHidden();
    await page.keyboard.press('Control+s');
    await expect(path.getByRole('listitem').nth(2)).toContainText('已跳过');
    await path.getByRole('button', { name: /施工1号/ }).press('Enter');
    const opened = page.getByRole('region', { name: '修改阶段记录' });
    await opened.getByRole('textbox', { name: /^文号/ }).fill('施工2号');
    await page.keyboard.press('Control+s');
    await expect(path.getByRole('listitem').nth(3)).toContainText('施工2号');
    const { rows } = await ask(page, 'records.list', {
      type: 'stage_event',
      filter: { enclave_id: 'enclave-3', stage: 'construction' },
    });
    expect(rows.map(({ document_no, revision }) => [document_no, revision])).toEqual([['施工2号', 2]]);
  });

  await test.step('in English', async () => {
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await expect(page.getByRole('list', { name: 'Stages of this land mode' })).toContainText('left out');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Enclaves', exact: true }).first().press('Enter');
    await expect(page.getByRole('list', { name: 'Enclaves by stage' })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'enclaves-en');
  });
});

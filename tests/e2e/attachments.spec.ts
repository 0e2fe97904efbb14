import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importable } from '../support/records-file.ts';
import { pdf, png, program } from '../support/sample-files.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { ask, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

/** The ledger of two enclaves, and files in the officer's own folder. */
function seed(app: RunningApp, language = 'zh-CN'): string {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳', '--lang', language);
  app.commandLine(
    'import',
    app.write('records.json', JSON.stringify({ records: importable(twoEnclaves()) })),
  );
  const documents = join(app.home, 'Documents');
  mkdirSync(join(documents, '报送'), { recursive: true });
  writeFileSync(join(documents, '框架协议.pdf'), pdf('框架协议'));
  writeFileSync(join(documents, '签约现场.png'), png());
  writeFileSync(join(documents, '冒充.pdf'), program());
  return documents;
}

test('an officer attaches evidence to a stage, looks at it, copies it, takes it away and back, with the keyboard', async ({
  app,
  page,
}) => {
  const documents = seed(app);
  const address = await app.start();
  await page.goto(address);
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(() => {
    location.hash = '#/enclaves/enclave-1?record=stage_event-1';
  });
  const form = page.getByRole('region', { name: '修改阶段记录' });
  const box = form.getByRole('region', { name: '阶段记录的附件' });
  const choose = page.getByRole('dialog', { name: '选择文件' });
  const said = box.getByRole('status');

  await test.step('none yet', async () => {
    await expect(box.getByText('还没有附件')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'attachments-empty-zh');
  });

  await test.step('Esc in the chooser leaves the form open', async () => {
    await box.getByRole('button', { name: '添加附件……' }).press('Enter');
    await expect(choose.getByRole('button', { name: /框架协议\.pdf/ })).toBeVisible();
    await expect(choose.getByRole('button', { name: /签约现场\.png/ })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'attachments-choose-zh');
    await page.keyboard.press('Escape');
    await expect(choose).toBeHidden();
    await expect(form).toBeVisible();
  });

  const add = async (name: RegExp) => {
    await box.getByRole('button', { name: '添加附件……' }).press('Enter');
    await choose.getByRole('button', { name }).press('Enter');
  };

  await test.step('added: the list, the count in the table, the ledger', async () => {
    await add(/框架协议\.pdf/);
    await expect(said).toHaveText('已添加“框架协议.pdf”');
    await add(/签约现场\.png/);
    await expect(said).toHaveText('已添加“签约现场.png”');
    await expect(box.getByRole('listitem')).toHaveCount(2);
    await expect(box.getByRole('heading', { name: '附件（2）' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: '附件' })).toBeVisible();
    const { attachments } = await ask(page, 'attachments.list', { type: 'stage_event', id: 'stage_event-1' });
    expect(attachments.map(({ file_kind }) => file_kind)).toEqual(['pdf', 'png']);
    await expectAccessible(page);
    await photograph(page, 'attachments-zh');
  });

  await test.step('a program that calls itself a PDF is refused, and why is said', async () => {
    await add(/冒充\.pdf/);
    await expect(box.getByRole('alert')).toContainText('文件没有添加：冒充.pdf（不是可以作附件的文件类型）');
    await expect(box.getByRole('listitem')).toHaveCount(2);
    await expectAccessible(page);
  });

  await test.step('a picture opens over the page; Esc closes it and nothing else', async () => {
    await expect(box.getByRole('button', { name: '打开“框架协议.pdf”' })).toHaveCount(0);
    const open = box.getByRole('button', { name: '打开“签约现场.png”' });
    await open.press('Enter');
    const picture = page.getByRole('dialog', { name: '签约现场.png' });
    await expect(picture.getByRole('img', { name: '图片：签约现场.png' })).toHaveJSProperty(
      'naturalWidth',
      1,
    );
    await expectAccessible(page);
    await photograph(page, 'attachments-picture-zh');
    await page.keyboard.press('Escape');
    await expect(picture).toBeHidden();
    await expect(form).toBeVisible();
    await expect(open).toBeFocused();
  });

  await test.step('a copy goes where it is wanted', async () => {
    await box.getByRole('button', { name: '另存“框架协议.pdf”的副本' }).press('Enter');
    const folder = page.getByRole('dialog', { name: '选择文件夹' });
    await folder.getByRole('button', { name: /^报送/ }).press('Enter');
    await folder.getByRole('button', { name: '选择“报送”' }).press('Enter');
    await expect(said).toHaveText('已存为“框架协议.pdf”，在“报送”中');
    expect(readFileSync(join(documents, '报送', '框架协议.pdf'))).toEqual(pdf('框架协议'));
  });

  await test.step('removed, and back with one key', async () => {
    await box.getByRole('button', { name: '移除“框架协议.pdf”' }).press('Enter');
    await expect(said).toContainText('已移除“框架协议.pdf”');
    await expect(box.getByRole('listitem')).toHaveCount(1);
    const undo = box.getByRole('button', { name: '撤销' });
    await expect(undo).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(box.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('a file that is gone from the data folder is named', async () => {
    // A copy among the backups would bring it back.
    rmSync(join(app.dataDir, 'attachments'), { recursive: true });
    rmSync(join(app.dataDir, 'backups'), { recursive: true, force: true });
    await page.reload();
    await expect(box.getByText('文件不见了').first()).toBeVisible();
    await box.getByRole('button', { name: '打开“签约现场.png”' }).press('Enter');
    await expect(box.getByRole('alert')).toContainText('附件“签约现场.png”与添加时不一致：文件不见了');
    await expectAccessible(page);
    await photograph(page, 'attachments-lost-zh');
  });
});

test('the sealed scan hangs on a filed version, and a look at a report file names attachments that are missing', async ({
  app,
  page,
}) => {
  const documents = seed(app, 'en');
  const slip = app.write('slip.pdf', pdf('slip').toString());
  app.commandLine('attach', slip, '--type', 'receipt', '--id', 'receipt-3');
  const share = join(documents, '报送');
  const signers = ['--filler', '王芳', '--phone', '0570-1', '--stat-head', '张伟', '--unit-head', '李军'];
  const said = app.commandLine(
    ...['submit', '--period', '2021Q4', '--to', share, '--report-date', '2022-01-10', ...signers],
  );
  const [file = ''] = /龙游县\S+\.xlsx/.exec(said) ?? [];
  await page.goto(await app.start());
  for (const value of ['2023', '2021Q4'])
    await page.getByRole('combobox', { name: 'Period', exact: true }).selectOption(value);
  await page.getByRole('link', { name: 'Report', exact: true }).press('Enter');
  const scans = page.getByRole('region', { name: 'Sealed scan', exact: true });

  await test.step('what lacks its scan is said where scans are required', async () => {
    await expect(scans.getByText(/Print, sign and seal/)).toBeVisible();
    await scans.getByLabel('Every report needs its sealed scan').press('Space');
    await expect(scans.getByText('Version 1 still lacks its sealed scan')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'sealed-scan-en');
    await scans.getByRole('button', { name: 'Add the sealed scan…' }).press('Enter');
    await page
      .getByRole('dialog', { name: 'Choose a file' })
      .getByRole('button', { name: /框架协议\.pdf/ })
      .press('Enter');
    await expect(scans.getByRole('listitem')).toHaveCount(1);
    await expect(scans.getByText('Version 1 still lacks its sealed scan')).toBeHidden();
    await expectAccessible(page);
  });

  await test.step('a look at the report file', async () => {
    const look = async () => {
      await page.getByRole('button', { name: 'Choose a report file…' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Choose a file' });
      await dialog.getByRole('button', { name: /^报送/ }).press('Enter');
      await dialog.getByRole('button', { name: new RegExp(file) }).press('Enter');
    };
    await page.getByRole('button', { name: /Look at a report file/ }).press('Enter');
    await look();
    await expect(page.getByText('The attachment is there')).toBeVisible();
    rmSync(join(share, file.replace('.xlsx', '_附件')), { recursive: true });
    await look();
    await expect(page.getByText('Attachments are not as reported: 1 missing, 0 changed')).toBeVisible();
    await expect(page.getByText('Signature is valid')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'report-attachments-en');
  });
});

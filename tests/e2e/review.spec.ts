import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { receiveInto } from '../support/received.ts';
import { importable } from '../support/records-file.ts';
import { openServices } from '../support/service-host.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { browserOnly, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';
import { RunningApp as SecondApp } from './running-app.ts';

const file = '龙游县_飞地收益与到村分配_2021年第4季度.xlsx';
const names = ['--filler', '王芳', '--phone', '0570-0000000', '--stat-head', '张伟', '--unit-head', '李军'];

/** Both offices' shared folder, set as a person sets it. */
async function share(app: RunningApp, folder: string, language: 'zh-CN' | 'en'): Promise<void> {
  const host = await openServices(app.dataDir);
  await host.call('session.settings', { shared_folder: folder, language });
  host.close();
}

/** The county has filed its quarter; the city has received it. @returns id of the package */
async function filed(
  app: RunningApp,
  city: RunningApp,
  folder: string,
  language: 'zh-CN' | 'en',
): Promise<string> {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine(
    'import',
    app.write('records.json', JSON.stringify({ records: importable(twoEnclaves()) })),
  );
  app.commandLine('submit', '--period', '2021Q4', '--to', folder, ...names, '--report-date', '2022-01-10');
  await share(app, folder, language);
  city.commandLine('init', '--role', 'prefecture', '--county', '3308', '--person', '赵敏');
  await share(city, folder, language);
  return receive(city, join(folder, file));
}

/** What the inbox does when it finds a file. */
async function receive(city: RunningApp, path: string): Promise<string> {
  const host = await openServices(city.dataDir);
  const id = await receiveInto(host.context.ledger.store, path, {
    person: '赵敏',
    at: '2022-01-15T02:00:00Z',
  });
  host.close();
  return id;
}

const words = {
  'zh-CN': {
    cell: /· 实际到账/,
    text: '核实意见',
    ask: '提出',
    back: '退回',
    backDone: /已退回，文件/,
    period: '报告期',
    report: '报表',
    read: '读入',
    trust: '已核对，确认并读入',
    readDone: /已读入：衢州市/,
    toRead: '去读入',
    sentBack: '第1版已退回：2 条核实意见待答复或更正。',
    toQueries: '去看核实意见',
    thisPeriod: '本期',
    section: '退回与回执',
    save: '保存答复',
    answered: '✓ 已答复',
    corrected: '✓ 已更正',
    open: /还有 2 条待答复/,
    done: '全部已答复或更正',
    payer: '付款单位',
    saved: '已保存',
    reason: '订正原因',
    date: '报出日期',
    submit: '签署并报送',
    submitted: '第2版已报送',
    earlier: '对以前版本提出的核实意见及答复',
  },
  en: {
    cell: /· Received/,
    text: 'Query',
    ask: 'Ask',
    back: 'Send back',
    backDone: /Sent back; the file/,
    period: 'Period',
    report: 'Report',
    read: 'Read in',
    trust: 'Compared: confirm and read in',
    readDone: /Read in: 衢州市/,
    toRead: 'Read it in',
    sentBack: 'Version 1 was sent back: 2 queries to be answered or corrected.',
    toQueries: 'See the queries',
    thisPeriod: 'This period',
    section: 'Sent back and receipts',
    save: 'Save answer',
    answered: '✓ Answered',
    corrected: '✓ Corrected',
    open: /2 still to be answered/,
    done: 'All answered or corrected',
    payer: 'Payer',
    saved: 'Saved',
    reason: 'Reason for correction',
    date: 'Report date',
    submit: 'Sign and submit',
    submitted: 'Version 2 is submitted',
    earlier: 'Queries about earlier versions, with the answers',
  },
} as const;

async function openCity(
  page: Page,
  { app, city }: { readonly app: RunningApp; readonly city: RunningApp },
  packageId: string,
) {
  const address = await city.start();
  // The second office's host is no other machine.
  app.origins.add(new URL(address).origin);
  await page.goto(address);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.evaluate((id) => {
    location.hash = `#/review/${id}`;
  }, packageId);
}

for (const language of ['zh-CN', 'en'] as const)
  test(`a report goes back with two queries and comes again as the next version (${language})`, async ({
    app,
    page,
  }) => {
    browserOnly('two offices at once');
    const w = words[language];
    const tag = language === 'en' ? 'en' : 'zh';
    const city = new SecondApp();
    const folder = join(app.dataDir, 'share');
    mkdirSync(folder);
    try {
      const packageId = await filed(app, city, folder, language);

      await test.step('the city asks about two figures, and sends the report back', async () => {
        await openCity(page, { app, city }, packageId);
        await expect(page.getByRole('table')).toBeVisible();
        await expectAccessible(page);
        await photograph(page, `review-empty-${tag}`);
        for (const [cell, text] of [
          [w.cell, '与银行回单不一致，请核实'],
          [new RegExp(w.payer), '付款单位请填全称'],
        ] as const) {
          await page.getByRole('button', { name: cell }).first().press('Enter');
          const panel = page.getByRole('dialog');
          await panel.getByLabel(w.text, { exact: true }).fill(text);
          await expectAccessible(page);
          await photograph(page, `review-ask-${tag}`);
          await panel.getByRole('button', { name: w.ask, exact: true }).press('Enter');
          await expect(panel).toBeHidden();
          await expect(page.getByText(text)).toBeVisible();
        }
        await page.getByRole('button', { name: w.back, exact: true }).press('Enter');
        await expect(page.getByText(w.backDone)).toBeVisible({ timeout: 30_000 });
        await expectAccessible(page);
        await photograph(page, `review-sent-back-${tag}`);
        await city.stop();
        expect(readdirSync(folder).filter((name) => name.includes('退回'))).toHaveLength(1);
      });

      const section = page.getByRole('region', { name: w.section });
      await test.step('the county finds it, confirms the key and reads it in', async () => {
        await page.goto(await app.start());
        await page.getByRole('combobox', { name: w.period }).selectOption('2023');
        await page.getByRole('combobox', { name: w.period }).selectOption('2021Q4');
        await page.getByRole('link', { name: w.toRead }).press('Enter');
        await section.getByRole('button', { name: w.read, exact: true }).press('Enter');
        await expect(section.getByRole('button', { name: w.trust })).toBeVisible();
        await expectAccessible(page);
        await photograph(page, `report-trust-${tag}`);
        await section.getByRole('button', { name: w.trust }).press('Enter');
        await expect(section.getByText(w.readDone)).toBeVisible();
        await expect(section.getByText(w.open)).toBeVisible();
        await section.scrollIntoViewIfNeeded();
        await expectAccessible(page);
        await photograph(page, `report-queries-${tag}`);
        await page.getByRole('link', { name: w.thisPeriod, exact: true }).press('Enter');
        await expect(page.getByText(w.sentBack)).toBeVisible();
        await expectAccessible(page);
        await photograph(page, `period-sent-back-${tag}`);
        await page.getByRole('link', { name: w.toQueries }).press('Enter');
        await expect(section.getByText(w.open)).toBeVisible();
      });

      await test.step('one is answered, for the other the figure is corrected at its cell', async () => {
        const amount = section.getByRole('listitem').filter({ hasText: '与银行回单不一致' });
        await amount.getByRole('textbox').fill('回单金额一致，附言写错');
        await amount.getByRole('button', { name: w.save }).press('Enter');
        await expect(amount.getByText(w.answered)).toBeVisible();
        const payer = section.getByRole('listitem').filter({ hasText: '付款单位请填全称' });
        await payer.getByRole('link').press('Enter');
        const cell = page.getByLabel(w.payer).first();
        await expect(cell).toBeFocused();
        await cell.fill('镇海区国有资产投资公司');
        await page.keyboard.press('Control+s');
        await expect(page.getByRole('status').filter({ hasText: w.saved }).first()).toBeVisible();
        await page.getByRole('link', { name: w.report, exact: true }).press('Enter');
        await expect(section.getByText(w.done)).toBeVisible();
        await expect(section.getByText(w.corrected)).toBeVisible();
        await section.scrollIntoViewIfNeeded();
        await expectAccessible(page);
        await photograph(page, `report-answered-${tag}`);
        await page.setViewportSize({ width: 1920, height: 1080 });
        await photograph(page, `report-answered-${tag}-1920`);
        await page.setViewportSize({ width: 1366, height: 768 });
      });

      await test.step('the next version goes out with the answers', async () => {
        await page.getByRole('textbox', { name: w.date }).fill('2022-01-10');
        await page.getByRole('textbox', { name: w.reason }).fill('答复核实意见');
        await page.getByRole('button', { name: w.submit }).press('Enter');
        await expect(page.getByText(w.submitted, { exact: true })).toBeVisible({ timeout: 30_000 });
        await app.stop();
      });

      await test.step('the city sees the answers beside its questions', async () => {
        const next = await receive(city, join(folder, file.replace('.xlsx', '_v2.xlsx')));
        await openCity(page, { app, city }, next);
        const earlier = page.getByRole('region', { name: w.earlier });
        await expect(earlier.getByText('回单金额一致，附言写错')).toBeVisible();
        await expect(earlier.getByText('镇海区国有资产投资公司')).toBeVisible();
        await expectAccessible(page);
        await photograph(page, `review-answers-${tag}`);
      });
    } finally {
      await city.stop();
      city.remove();
    }
  });

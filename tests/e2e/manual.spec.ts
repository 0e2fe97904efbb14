import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { localeOf } from '../../db/domain/locale/locale.ts';
import { ask, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
/** `npm run manual` keeps the pictures for the manual and the manual as PDF; other runs only make them. */
const keep = process.env.SHANHAI_MANUAL === '1';
const pictures = join(project, keep ? 'docs/manual/images' : 'photos/manual');
const printed = join(project, keep ? 'out/manual' : 'photos/manual');

/** A county of the synthetic province: everything that an officer has after a year. */
function seedCounty(app: RunningApp, county: string): void {
  const province = mkdtempSync(join(tmpdir(), 'shanhai-province-'));
  const program = join(project, 'electron/cli/main.ts');
  execFileSync(process.execPath, [program, 'demo-province', '--out', province, '--seed', '3'], {
    stdio: 'ignore',
  });
  cpSync(join(province, county), app.dataDir, { recursive: true });
  rmSync(province, { recursive: true });
}

const rail = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true });

const words = {
  'zh-CN': {
    thisPeriod: '本期',
    safety: '数据安全',
    settings: '设置',
    enclaves: '飞地',
    villages: '村',
    investment: '月度投资',
    check: '审核',
    report: '报表',
    records: '台账内容',
    other: 'English',
  },
  en: {
    thisPeriod: 'This period',
    safety: 'Data safety',
    settings: 'Settings',
    enclaves: 'Enclaves',
    villages: 'Villages',
    investment: 'Monthly investment',
    check: 'Check',
    report: 'Report',
    records: 'Ledger contents',
    other: '中文',
  },
} as const;

/** Pages of the rail that have a picture. */
const pages = [
  'thisPeriod',
  'villages',
  'investment',
  'check',
  'report',
  'records',
  'safety',
  'settings',
] as const;

/** Pages of one enclave: the end of the address and the form that is worked on. */
const formOfPage = { return: 'return', distribution: 'distribution', contributions: 'contribution' } as const;

test('the pictures of the manual show the screens that it explains', async ({ app, page }) => {
  test.slow();
  for (const language of ['zh-CN', 'en']) mkdirSync(join(pictures, language), { recursive: true });
  const picture = (language: string, name: string) => ({
    path: join(pictures, language, `${name}.png`),
    animations: 'disabled' as const,
  });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(await app.start());
  await expect(page.getByRole('button', { name: '建立台账' })).toBeVisible();
  await page.screenshot(picture('zh-CN', 'first-run'));
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Create the ledger' })).toBeVisible();
  await page.screenshot(picture('en', 'first-run'));
  await app.stop();
  app.empty();

  seedCounty(app, '330825');
  await page.goto(await app.start());
  for (const language of ['zh-CN', 'en'] as const) {
    const said = words[language];
    if (language === 'en') await page.getByRole('button', { name: words['zh-CN'].other }).click();
    const take = async (name: string): Promise<void> => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(/正在(读取|审核)|^(Reading|Checking)…/)).toHaveCount(0);
      await page.screenshot(picture(language, name));
    };
    const head = page.getByRole('heading', { level: 1 });

    await rail(page, said.enclaves).click();
    await expect(head).toHaveText(said.enclaves);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await take('enclaves');
    const { rows } = await ask(page, 'records.list', { type: 'enclave', filter: { kind: 'weakVillage' } });
    for (const [name, form] of Object.entries(formOfPage)) {
      const title = localeOf(language).forms[form].short;
      await page.goto(`${page.url().split('#')[0]}#/enclaves/${rows[0]?.id}/${name}`);
      await expect(rail(page, title)).toHaveAttribute('aria-current', 'page');
      await take(name);
    }
    for (const name of pages) {
      await rail(page, said[name]).click();
      await expect(rail(page, said[name])).toHaveAttribute('aria-current', 'page');
      // The year's incomes are drawn after the list of villages.
      if (name === 'villages') await expect(page.getByRole('grid')).toHaveCount(2);
      await take(name === 'thisPeriod' ? 'this-period' : name);
    }
  }
});

test('F1 explains the page, the manual is searched, and it is printed whole', async ({ app, page }) => {
  seedCounty(app, '330825');
  await page.goto(await app.start());
  await rail(page, '村').click();
  await expect(page.getByRole('grid').first()).toBeVisible();
  await page.locator('main').focus();

  await test.step('F1 opens the chapter about the page, and Esc goes back', async () => {
    await page.keyboard.press('F1');
    await expect(page.getByRole('heading', { level: 1, name: '村和村收入' })).toBeVisible();
    await expect(page.getByRole('img').first()).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'help-zh');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1, name: '村', exact: true })).toBeVisible();
  });

  await test.step('words are found in chapters', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('F1');
    const contents = page.getByRole('navigation', { name: '目录' });
    await page.getByLabel('在手册里查找').fill('签收单');
    await expect(contents.getByRole('link', { name: '到村分配' })).toBeVisible();
    await expect(contents.getByRole('link', { name: '村和村收入' })).toBeHidden();
    await contents.getByRole('link', { name: '审核规则' }).click();
    await expect(page.getByRole('row', { name: /^H46/ })).toBeVisible();
    await contents.getByRole('link', { name: '指标解释' }).click();
    await expect(page.getByRole('table', { name: '到账明细' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the whole manual is one file to print, in both languages', async () => {
    mkdirSync(printed, { recursive: true });
    const address = page.url().split('#')[0];
    for (const [name, button] of [
      ['山海台账用户手册', null],
      ['Shanhai-Ledger-manual', 'English'],
    ] as const) {
      if (button !== null) await page.getByRole('button', { name: button }).click();
      await page.goto(`${address}#/manual`);
      await expect(page.getByRole('table').last()).toBeVisible();
      const file = await page.pdf({
        path: join(printed, `${name}.pdf`),
        format: 'A4',
        printBackground: true,
        outline: true,
        tagged: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate:
          '<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
        margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' },
      });
      expect(file.length).toBeGreaterThan(100_000);
    }
  });
});

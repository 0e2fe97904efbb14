import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { openServices, type ServiceHost } from '../support/service-host.ts';
import { browserOnly, expect, expectAccessible, photograph, test } from './fixtures.ts';

const built = mkdtempSync(join(tmpdir(), 'shanhai-industry-'));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
let host: ServiceHost;

test.use({ alsoAnswered: ['http://industry.test'] });

test.beforeAll(async () => {
  const root = join(import.meta.dirname, 'industry-page');
  await build({ root, configFile: 'vite.config.ts', logLevel: 'warn', build: { outDir: built } });
  host = await openServices(join(built, 'data'));
});
test.afterAll(() => {
  host.close();
  rmSync(built, { recursive: true, force: true });
});

/** The page with the cell; its calls are answered by the real services. */
async function openCell(page: Page, language: '' | 'en' = ''): Promise<void> {
  browserOnly('a page of its own, beside the app');
  await page.route('http://industry.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/api/call') {
      const { name, input } = route.request().postDataJSON() as Parameters<ServiceHost['call']>[1] & {
        readonly name: 'industries.search';
        readonly input: { readonly text: string };
      };
      return route.fulfill({ json: { ok: true, value: await host.call(name, input) } });
    }
    const file = pathname === '/' ? '/index.html' : pathname;
    const contentType = types[extname(file)] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(join(built, file)), contentType });
  });
  await page.goto(`http://industry.test/${language === '' ? '' : `?${language}`}`);
}

const cell = (page: Page) => page.getByRole('textbox', { name: /^industry_code/ });
const kept = (page: Page) => page.locator('output');

test('an industry is typed by name or by code', async ({ page }) => {
  await openCell(page);
  await cell(page).fill('塑料包装箱');
  await expect(page.getByRole('option', { name: /^塑料包装箱及容器制造 2926 制造业/ })).toBeVisible();
  await cell(page).press('Enter');
  await expect(kept(page)).toHaveText('2926');
  await expect(cell(page)).toHaveValue('2926 塑料包装箱及容器制造');
  await cell(page).fill('0111');
  await cell(page).press('Tab');
  await expect(kept(page)).toHaveText('0111');
  await expect(cell(page)).toHaveValue('0111 稻谷种植');
  await expectAccessible(page);
});

test('what is only begun, or unknown, stays as it was typed', async ({ page }) => {
  await openCell(page);
  for (const text of ['29', '9999', '没有这个行业']) {
    await cell(page).fill(text);
    await cell(page).blur();
    await expect(kept(page)).toHaveText(text);
  }
});

test('the tree is walked by keys alone, and Esc leaves the cell as it was', async ({ page }) => {
  await openCell(page);
  const button = page.getByRole('button', { name: '按类别选择行业：industry_code' });
  await cell(page).focus();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  const tree = page.getByRole('tree', { name: /GB\/T 4754-2017/ });
  const focused = tree.locator(':focus');
  await expect(focused).toHaveText(/A农、林、牧、渔业/);
  await expect(tree.getByRole('treeitem')).toHaveCount(20);
  for (const text of [/农、林/, /01农业/, /011谷物种植/, /0111稻谷种植/]) {
    await expect(focused).toHaveText(text);
    if (!text.source.startsWith('0111')) {
      await page.keyboard.press('ArrowRight');
      await expect(focused).toHaveAttribute('aria-expanded', 'true');
      const level = Number(await focused.getAttribute('aria-level'));
      await expect(tree.locator(`:focus + [aria-level="${level + 1}"]`)).toBeVisible();
      await page.keyboard.press('ArrowRight');
    }
  }
  await expectAccessible(page);
  await photograph(page, 'industry-tree');
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveText(/011谷物种植/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(tree).toBeHidden();
  await expect(button).toBeFocused();
  await expect(kept(page)).toHaveText('0112');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveText(/0112小麦种植/);
  await page.keyboard.press('Escape');
  await expect(tree).toBeHidden();
  await expect(kept(page)).toHaveText('0112');
});

test('sections have English names; the levels below say that theirs are Chinese', async ({ page }) => {
  await openCell(page, 'en');
  await page.getByRole('button', { name: 'Choose by category: industry_code' }).click();
  const tree = page.getByRole('tree');
  await tree.getByText('Manufacturing').click();
  await expect(tree.getByText('农副食品加工业')).toBeVisible();
  await expect(page.getByText('Chinese names only')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'industry-tree-en');
});

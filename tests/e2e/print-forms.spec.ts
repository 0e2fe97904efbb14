import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pagesOfPdf } from '../../db/exchange/printed/pdf-pages.ts';
import { pdfPages } from '../support/external-readers.ts';
import { reportNotRun } from '../support/not-run.ts';
import { seedCase } from './case.ts';
import { expect, expectAccessible, photograph, test } from './fixtures.ts';

test('forms are printed as they are seen: every page on its paper, nothing cut off, the paper remembered', async ({
  app,
  page,
}) => {
  seedCase(app, []);
  await page.goto(await app.start());
  await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption('2023');
  await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption('2020');
  await page.getByRole('link', { name: '报表', exact: true }).click();
  await page.getByText('报表草稿').click();
  await page.getByRole('link', { name: '打印预览' }).click();
  const papers = page.locator('.paper');
  await expect(page.getByText(/共 \d+ 页，A4 横向/)).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'print-forms-zh');
  const shown = await papers.count();
  expect(shown).toBeGreaterThan(15);

  const cutOff = () =>
    papers.evaluateAll((pages) =>
      pages.flatMap((one) => {
        const table = one.querySelector('table');
        const footer = one.querySelector('footer');
        if (table === null || footer === null) return ['no table'];
        const texts = [...one.querySelectorAll('td')].filter(
          (cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 1,
        );
        // Also a row that grew would push others from the page.
        const grew = table.getBoundingClientRect().bottom > footer.getBoundingClientRect().top;
        return [...(grew ? [`grew: ${one.ariaLabel}`] : []), ...texts.map((cell) => cell.textContent)];
      }),
    );
  // Every page is laid out, also those that are out of sight.
  await page.emulateMedia({ media: 'print' });
  expect(await cutOff()).toEqual([]);
  const canRead = spawnSync('pdftotext', ['-v']).error === undefined;
  if (!canRead) reportNotRun('printed forms, read back', 'there is no pdftotext');
  const printed = async (name: string, count: number, width: number, height: number) => {
    const file = app.write(`${name}.pdf`, '');
    await page.pdf({ path: file, preferCSSPageSize: true });
    expect(pagesOfPdf(readFileSync(file))).toBe(count);
    if (!canRead) return;
    const pages = await pdfPages(file);
    expect(pages).toHaveLength(count);
    pages.forEach((one, at) => {
      expect([Math.round(one.width), Math.round(one.height)]).toEqual([width, height]);
      const text = one.words.map((word) => word.text).join('');
      expect(text).toContain(`第${at + 1}页，共${count}页`);
      expect(text).not.toContain('打印');
      for (const { left, right } of one.words) expect([left > 20, right < width - 20]).toEqual([true, true]);
    });
  };
  await printed('a4', shown, 842, 595);

  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('combobox', { name: '哪张表' }).selectOption({ label: '薄弱村' });
  await page.getByRole('combobox', { name: '纸张' }).selectOption({ label: 'A3 纵向' });
  await expect(page.getByText(/共 \d+ 页，A3 纵向/)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  expect(await cutOff()).toEqual([]);
  await printed('a3', await papers.count(), 842, 1191);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'English' }).click();
  await page.reload();
  await expect(page.getByText(/\d+ pages, A3 portrait/)).toBeVisible();
  await photograph(page, 'print-forms-en');
});

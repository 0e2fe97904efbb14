import type { Page } from '@playwright/test';
import { optionSets } from '../../db/domain/options.ts';
import { hostileCounty, hostileTexts, importedTypes, ranMark } from '../support/hostile-records.ts';
import { importable } from '../support/records-file.ts';
import { expect, type RunningApp, test } from './fixtures.ts';

/**
 * An officer imports a file that somebody filled with attacks: every page that shows it shows text. Requests to other
 * places fail the test by themselves (fixtures.ts).
 */

function seed(app: RunningApp): void {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  const records = importable(hostileCounty());
  app.commandLine('import', app.write('records.json', JSON.stringify({ records })));
}

/** Whatever the attacks would have left in the page. */
async function expectHarmless(page: Page, where: string): Promise<void> {
  const found = await page.evaluate((mark) => {
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(
          ({ name, value }) =>
            /^on|^srcdoc$/i.test(name) ||
            (/^(.*:)?(href|src|action|formaction|data)$/i.test(name) && /^\s*javascript:/i.test(value)),
        )
        .map(({ name, value }) => `${element.tagName} ${name}=${value}`),
    );
    const elements = [
      ...document.querySelectorAll('img, svg[onload], iframe, object, embed, base, form[action]'),
    ]
      .filter((element) => /evil|onerror|onload|src="x"/.test(element.outerHTML))
      .map((element) => element.outerHTML);
    const links = [...document.querySelectorAll('a[href]')]
      .map((link) => (link as HTMLAnchorElement).href)
      .filter((href) => !href.startsWith(`${location.origin}/`) && !href.startsWith('app://ledger/'));
    const scripts = [...document.scripts]
      .filter((script) => script.textContent !== '')
      .map((one) => one.textContent);
    return { ran: mark in window, attributes, elements, links, scripts, polluted: 'polluted' in {} };
  }, ranMark);
  expect(found, where).toEqual({
    ran: false,
    attributes: [],
    elements: [],
    links: [],
    scripts: [],
    polluted: false,
  });
}

const enclave = '/enclaves/enclave-1';
const pages = [
  '/enclaves',
  enclave,
  `${enclave}/return?county=330825`,
  `${enclave}/distribution?county=330825&batch=batch-1`,
  `${enclave}/distribution/sign-off?batch=batch-1`,
  `${enclave}/contributions?county=330825`,
  '/villages',
  '/villages?record=village-1',
  '/projects',
  '/projects?record=project-1',
  '/investment',
  '/registers',
  '/thresholds',
  '/check',
  '/report',
  ...optionSets.form.map((form) => `/forms/${form}`),
];

test('attacks in every text of every record type are shown as text on every page', async ({ app, page }) => {
  seed(app);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(await app.start());
  await expect(page.getByRole('navigation', { name: '山海台账' })).toContainText('王芳');
  const go = async (address: string): Promise<void> => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('main')).not.toBeEmpty();
    await expectHarmless(page, address);
  };
  const seen = new Set<string>();
  const read = async (): Promise<void> => {
    const text = await page.locator('body').evaluate((body) => {
      const inputs = [...body.querySelectorAll('input, textarea')].map(
        (one) => (one as HTMLInputElement).value,
      );
      return [(body as HTMLElement).textContent, ...inputs].join('\n');
    });
    for (const attack of hostileTexts) if (text.includes(attack)) seen.add(attack);
  };

  await test.step('the pages', async () => {
    for (const address of pages) {
      await go(address);
      await read();
    }
  });

  await test.step('each record and its history', async () => {
    for (const type of importedTypes) {
      await go(`/records?type=${type}&record=${type}-1`);
      await read();
    }
  });

  await test.step('what is searched for', async () => {
    for (const attack of hostileTexts.slice(0, 4)) {
      await page.keyboard.press('Control+k');
      await page
        .getByRole('dialog')
        .getByRole('combobox')
        .or(page.getByRole('dialog').getByRole('searchbox'))
        .first()
        .fill(attack);
      await page.waitForLoadState('networkidle');
      await expectHarmless(page, `search for ${attack}`);
      await page.keyboard.press('Escape');
    }
  });

  await test.step('hostile addresses', async () => {
    for (const attack of hostileTexts) {
      const part = encodeURIComponent(attack);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `/enclaves/${part}?county=${part}&batch=${part}&type=${part}&record=${part}&field=${part}`);
      await page.waitForLoadState('networkidle');
      await expectHarmless(page, `address ${attack}`);
    }
  });

  expect(dialogs).toEqual([]);
  // The attacks were there: what is invisible in them is gone, the rest was read on some page.
  const missing = hostileTexts.filter((attack) => !seen.has(attack) && !attack.includes('\u202e'));
  expect(missing).toEqual([]);
});

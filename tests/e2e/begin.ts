import type { Page } from '@playwright/test';

/** Words of first use that a test needs, by language. */
const words = {
  'zh-CN': { county: '县（市、区）', start: '建立台账', name: '填表人姓名' },
  en: { county: 'County', start: 'Create the ledger', name: 'Name of the filler' },
} as const;

/** Goes through first use as a county's lead office: the unit typed in pinyin, and a name. */
export async function beginCounty(page: Page, language: keyof typeof words, person: string): Promise<void> {
  const { county, start, name } = words[language];
  await page.getByRole('combobox', { name: county }).fill('longyou');
  await page.keyboard.press('Enter');
  await page.getByLabel(name).fill(person);
  await page.getByRole('button', { name: start }).click();
}

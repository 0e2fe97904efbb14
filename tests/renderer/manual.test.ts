import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inboxWords } from '../../db/domain/locale/inbox-words.ts';
import { localeOf } from '../../db/domain/locale/locale.ts';
import { fieldLines } from '../../renderer/features/help/field-lines.ts';
import { indicatorLines } from '../../renderer/features/help/indicator-lines.ts';
import { ruleLines } from '../../renderer/features/help/rule-lines.ts';
import { en } from '../../renderer/locale/en.ts';
import { zhCN } from '../../renderer/locale/zh-CN.ts';
import { helpOfPage } from '../../renderer/navigation/help-of-page.ts';
import { modelRules } from '../fixtures/model-rules.ts';

const folder = resolve(import.meta.dirname, '../../docs/manual');
const languages = ['zh-CN', 'en'] as const;
/** Chapters that the program writes itself. */
const generated = ['97-indicators.md', '98-rules.md', '99-fields.md'];

const chapters = (language: string): readonly string[] =>
  globSync('*.md', { cwd: join(folder, language) }).toSorted();
const textOf = (language: string, file: string): string =>
  readFileSync(join(folder, language, file), 'utf8').replaceAll('\r\n', '\n');

/** Every word that the program shows, without the keys and dots at its end. */
function wordsOf(tree: unknown, into = new Set<string>()): Set<string> {
  if (typeof tree === 'string') into.add(plain(tree));
  else if (typeof tree === 'object' && tree !== null)
    for (const branch of Object.values(tree)) wordsOf(branch, into);
  return into;
}
const plain = (word: string): string => word.replace(/ ?[(（][^)）]*[)）]$/, '').replace(/(…+|：|:)$/, '');

describe.each(languages)('the manual in %s', (language) => {
  test('has the chapters that it has in the other language', () => {
    expect(chapters(language)).toEqual(chapters('zh-CN'));
    expect(chapters(language).length).toBeGreaterThan(10);
  });

  test('calls buttons and pages what the program calls them', () => {
    const shown = wordsOf({
      window: language === 'en' ? en : zhCN,
      records: localeOf(language),
      inbox: inboxWords(language),
    });
    const unknown = chapters(language).flatMap((file) =>
      [...textOf(language, file).matchAll(/\*\*([^*]+)\*\*/g)]
        .map(([, word = '']) => word)
        .filter((word) => !shown.has(plain(word)))
        .map((word) => `${file}: ${word}`),
    );
    expect(unknown).toEqual([]);
  });

  test('names pictures and chapters that exist', () => {
    const missing = chapters(language).flatMap((file) =>
      [...textOf(language, file).matchAll(/\]\(([^)]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !generated.includes(target) && !existsSync(join(folder, language, target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(missing).toEqual([]);
    // A picture of another language's screen would be of no help.
    for (const file of chapters(language))
      for (const [, of] of textOf(language, file).matchAll(/\.\.\/images\/([^/]+)\//g))
        expect(of, file).toBe(language);
  });

  test('begins each chapter with its title', () => {
    for (const file of chapters(language)) expect(textOf(language, file), file).toMatch(/^# \S/);
  });

  test('explains every indicator', () => {
    const lines = indicatorLines(language);
    expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, at) => `I${at + 1}`));
    for (const { meaning, name } of lines) expect(meaning.length, name).toBeGreaterThan(5);
  });

  test('explains every rule of the model, and every field by its label', () => {
    const lines = ruleLines(language);
    expect(new Set(lines.map(({ id }) => id))).toEqual(new Set(['REQ', ...modelRules.keys()]));
    for (const { id, meaning } of lines) expect(meaning, id).not.toBe(id);
    for (const { types } of fieldLines(language))
      for (const { type, lines: fields } of types)
        for (const { name, label } of fields) expect(label, `${type}.${name}`).not.toBe(name);
  });
});

test('F1 opens a chapter that exists, whatever the page', () => {
  const ids = chapters('zh-CN').map((file) => basename(file, '.md').slice(3));
  const pages = ['/', '/enclaves', '/enclaves/1', '/enclaves/1/return', '/enclaves/1/distribution/sign-off'];
  const others = ['/enclaves/1/contributions', '/villages', '/investment', '/forms/aid', '/check', '/report'];
  const levels = ['/inbox', '/inbox/1', '/review/1', '/consolidation', '/province', '/work'];
  for (const page of [
    ...pages,
    ...others,
    ...levels,
    '/records',
    '/import',
    '/safety',
    '/settings',
    '/dashboard',
    '/nowhere',
  ])
    expect(ids, page).toContain(helpOfPage(page));
});

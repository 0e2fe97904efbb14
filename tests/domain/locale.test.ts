import { describe, expect, it } from 'vitest';
import { type FailureCode, failureCodes } from '../../db/domain/failure.ts';
import { fill, placeholders } from '../../db/domain/locale/fill.ts';
import {
  failureArgs,
  type Language,
  languages,
  type OptionLabels,
  problemArgs,
  type RecordLabels,
} from '../../db/domain/locale/labels.ts';
import {
  failureText,
  fieldLabel,
  helpText,
  localeOf,
  optionLabel,
  problemText,
  typeLabel,
} from '../../db/domain/locale/locale.ts';
import { type OptionSet, optionSets } from '../../db/domain/options.ts';
import type { ParseProblem } from '../../db/domain/parsed.ts';
import { declarationOf, recordTypes } from '../../db/domain/records/catalogue.ts';
import { systemFieldNames } from '../../db/domain/records/declaration.ts';

const CHINESE = /\p{Script=Han}/u;
/** Texts of the Chinese files that need no Chinese. */
const SYMBOLS = new Set(['%', 'm²']);
const sets = Object.keys(optionSets) as OptionSet[];
const problemCodes = Object.keys(problemArgs) as ParseProblem['code'][];

/** Every text of a language with its path. */
function texts(language: Language): [path: string, text: string][] {
  const found: [string, string][] = [];
  const walk = (path: string, node: unknown): void => {
    if (typeof node === 'string') found.push([path, node]);
    else for (const [key, child] of Object.entries(node as object)) walk(`${path}.${key}`, child);
  };
  const { language: _, ...labels } = localeOf(language);
  walk(language, labels);
  return found;
}

describe('labels', () => {
  it.each(languages)('%s names every record type, stored, computed and system field', (language) => {
    for (const type of recordTypes) {
      const { fields, computedFields } = declarationOf(type);
      const names = [...fields, ...computedFields].map((field) => field.name);
      expect(Object.keys(localeOf(language).records[type]).sort()).toEqual(['$name', ...names].sort());
      for (const name of [...names, ...systemFieldNames])
        expect(fieldLabel(language, type, name)).not.toBe(name);
      expect(typeLabel(language, type)).not.toBe('');
    }
  });

  it.each(languages)('%s names every option, and no two of a set alike', (language) => {
    for (const set of sets) {
      const labels = optionSets[set].map((value) => optionLabel(language, set, value));
      expect(new Set(labels).size, set).toBe(labels.length);
      expect(Object.keys(localeOf(language).options[set]).sort()).toEqual([...optionSets[set]].sort());
    }
  });

  it.each(recordTypes)('no two fields of %s have the same label', (type) => {
    for (const language of languages) {
      const labels = Object.values(localeOf(language).records[type]);
      const own = labels.filter((label) => label !== typeLabel(language, type));
      expect(new Set(own).size, own.join()).toBe(own.length);
    }
  });

  it('keeps the Chinese in the Chinese files', () => {
    const strangers = texts('zh-CN').filter(
      ([, text]) => /\p{L}/u.test(text.replace(/\{\w+\}/g, '')) && !CHINESE.test(text) && !SYMBOLS.has(text),
    );
    expect(strangers).toEqual([]);
  });

  it('keeps the Chinese out of the English files', () => {
    expect(texts('en').filter(([, text]) => /\p{Script=Han}|[，。；：、]/u.test(text))).toEqual([]);
  });

  it.each(languages)('%s has no blank text', (language) => {
    expect(texts(language).filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  it('says what a field is called by, also for a name of an older version', () => {
    expect(fieldLabel('zh-CN', 'receipt', 'amount')).toBe('实际到账');
    expect(fieldLabel('zh-CN', 'due', 'arrears')).toBe('欠收');
    expect(fieldLabel('en', 'receipt', 'voided')).toBe('Void');
    expect(fieldLabel('en', 'receipt', 'gone')).toBe('gone');
    expect(fieldLabel('en', 'receipt', 'constructor')).toBe('constructor');
    expect(optionLabel('zh-CN', 'enclaveKind', 'weakVillage')).toBe('消薄飞地');
  });

  it('does not compile with a label missing or one too many', () => {
    const village = localeOf('en').records.village_merger;
    // @ts-expect-error a label is missing
    const missing: RecordLabels['village_merger'] = {
      $name: '',
      old_village_id: '',
      new_village_id: '',
      date: '',
    };
    // @ts-expect-error no field of this name
    const extra: RecordLabels['village_merger'] = { ...village, $name: '', colour: '' };
    // @ts-expect-error an option is missing
    const option: OptionLabels['agreementKind'] = { formal: '' };
    expect([missing, extra, option]).toHaveLength(3);
  });
});

describe('help', () => {
  it('defines the same fields in both languages', () => {
    const paths = (language: Language) =>
      Object.entries(localeOf(language).help).flatMap(([type, fields]) =>
        Object.keys(fields).map((field) => `${type}.${field}`),
      );
    expect(paths('en').sort()).toEqual(paths('zh-CN').sort());
  });

  it.each([
    ['due', 'agreed'],
    ['due', 'guaranteed'],
    ['due', 'base'],
    ['due', 'due_date'],
    ['receipt', 'amount'],
    ['receipt', 'settle'],
    ['batch_line', 'amount'],
    ['batch', 'origin_years'],
    ['retention', 'purpose'],
    ['pool_movement', 'kind'],
    ['contribution', 'interest_from'],
    ['contribution', 'exit_price'],
  ] as const)('explains %s.%s', (type, field) => {
    for (const language of languages) expect(helpText(language, type, field)?.length).toBeGreaterThan(10);
  });

  it('is silent where the label says all', () => {
    expect(helpText('zh-CN', 'village', 'name')).toBeUndefined();
  });
});

describe('failure and problem texts', () => {
  const sample = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `«${name}»`]));

  it.each(languages)('%s: every failure shows all of its arguments', (language) => {
    for (const code of failureCodes) {
      const text = failureText(language, { code, args: sample(failureArgs[code]) });
      for (const name of failureArgs[code]) expect(text, code).toContain(`«${name}»`);
      expect(placeholders(localeOf(language).failures[code]).toSorted()).toEqual(
        failureArgs[code].toSorted(),
      );
    }
  });

  it.each(languages)('%s: every problem shows all of its arguments', (language) => {
    for (const code of problemCodes) {
      const text = problemText(language, { code, args: sample(problemArgs[code]) });
      for (const name of problemArgs[code]) expect(text, code).toContain(`«${name}»`);
      expect(placeholders(localeOf(language).problems[code]).toSorted()).toEqual(
        problemArgs[code].toSorted(),
      );
    }
  });

  it.each(languages)('%s: without arguments no placeholder shows', (language) => {
    const all = [
      ...failureCodes.map((code) => failureText(language, { code, args: {} })),
      ...problemCodes.map((code) => problemText(language, { code })),
    ];
    for (const text of all) expect(text).not.toMatch(/[[\]{}]|\?|undefined|null/);
  });

  it.each(languages)('%s: a failure says what happened and, in another sentence, what to do', (language) => {
    for (const code of failureCodes as readonly FailureCode[]) {
      const text = failureText(language, { code, args: {} });
      const sentences = text.match(language === 'en' ? /\.( |$)/g : /。/g) ?? [];
      expect(sentences.length, code).toBeGreaterThanOrEqual(2);
    }
  });

  it('names a record type in the language', () => {
    const failure = { code: 'not_found', args: { type: 'receipt', id: 'x-1' } } as const;
    expect(failureText('zh-CN', failure)).toBe(
      '找不到该记录（到账明细），可能已被作废。请返回列表刷新后重新选择。',
    );
    expect(failureText('en', failure)).toContain('(Receipt)');
  });

  it('lists what hangs on a record, and how many of each', () => {
    const args = { type: 'enclave', used: 'contribution:113,receipt:2' };
    expect(failureText('zh-CN', { code: 'still_used', args })).toBe(
      '该记录（飞地）不能作废：还有入股出资113条、到账明细2条挂在其上，作废后这些数据就没有着落。请先作废或改挂这些记录，再作废该记录。',
    );
    expect(failureText('en', { code: 'still_used', args })).toContain(
      '(Enclave) cannot be voided: Contribution (113), Receipt (2) still hang on it',
    );
  });
});

describe('fill', () => {
  it('leaves out a bracketed part whose argument is missing, and takes arguments literally', () => {
    expect(fill('a[ {x}][ {y}] b', { x: 0, y: null })).toBe('a 0 b');
    expect(fill('{x}[（{y}）]', { x: '{y}[z]', y: '$&' })).toBe('{y}[z]（$&）');
    expect(fill('{x}')).toBe('?');
  });
});

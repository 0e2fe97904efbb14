import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CellContext,
  fieldKinds,
  parseCell,
  shownCell,
  typedCell,
} from '../../db/domain/field-kinds.ts';
import type { FieldKind } from '../../db/domain/fields.ts';
import { languages } from '../../db/domain/locale/labels.ts';
import { optionLabel } from '../../db/domain/locale/locale.ts';
import { type OptionSet, optionSets } from '../../db/domain/options.ts';
import { catalogue, type FieldValue, findField, type RecordType } from '../../db/domain/records/catalogue.ts';
import type { Field } from '../../db/domain/records/declaration.ts';

/** A field of each kind, as declared, with need optional so that blanks are allowed. */
const example: { readonly [K in FieldKind]: readonly [RecordType, string] } = {
  text: ['enclave', 'name'],
  longText: ['enclave', 'note'],
  code: ['enclave', 'enclave_code'],
  uscc: ['enclave', 'vehicle_uscc'],
  areaCode: ['enclave', 'lead_county'],
  villageCode: ['village', 'village_code'],
  industryCode: ['project', 'industry_code'],
  money: ['due', 'agreed'],
  percent: ['terms', 'rate_pct'],
  mu: ['enclave', 'planned_area_mu'],
  squareMetre: ['enclave', 'floor_area_m2'],
  integer: ['due', 'instalment'],
  year: ['due', 'year'],
  date: ['receipt', 'date'],
  period: ['explanation', 'period'],
  month: ['investment', 'month'],
  monthList: ['terms', 'due_months'],
  yearList: ['batch', 'origin_years'],
  option: ['enclave', 'kind'],
  flag: ['enclave', 'counted_as_platform'],
  reference: ['enclave', 'host_id'],
};
const kinds = Object.keys(example) as FieldKind[];

function fieldOf(type: RecordType, name: string): Field {
  const field = findField(type, name);
  if (field === undefined) throw new Error(`no field ${type}.${name}`);
  return field;
}

function contextOf(kind: FieldKind, more: Partial<CellContext> = {}): CellContext {
  return { language: 'zh-CN', moneyUnit: 'wanYuan', field: fieldOf(...example[kind]), ...more };
}

const contexts = (kind: FieldKind): CellContext[] =>
  languages.flatMap((language) =>
    (['yuan', 'wanYuan'] as const).map((moneyUnit) => contextOf(kind, { language, moneyUnit })),
  );

const value = (kind: FieldKind, text: string, more: Partial<CellContext> = {}): FieldValue => {
  const parsed = parseCell(text, contextOf(kind, more));
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.code}`);
  return parsed.value;
};
const problem = (kind: FieldKind, text: string): string => {
  const parsed = parseCell(text, contextOf(kind));
  return parsed.ok ? `read as ${parsed.value}` : parsed.problem.code;
};

const integers = (min: number, max: number) => fc.oneof(fc.integer({ min, max }), fc.maxSafeInteger());
const within = (min: number) => integers(min, 10_000_000).filter((n) => n >= min && Math.abs(n) <= 9e15);
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 });
const years = fc.integer({ min: 1900, max: 2200 });
const ascending = (list: number[]) => list.toSorted((a, b) => a - b).join(',');
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** Stored values of each kind. Those of the text kinds are made below from what people type. */
const stored: { readonly [K in FieldKind]?: fc.Arbitrary<FieldValue> } = {
  areaCode: fc.constantFrom(2, 4, 6, 9).chain(digits),
  villageCode: fc.integer({ min: 1, max: 20 }).chain(digits),
  industryCode: fc.integer({ min: 1, max: 4 }).chain(digits),
  money: within(-9e15),
  percent: within(-9e15),
  mu: within(0),
  squareMetre: within(0),
  integer: within(0),
  year: years,
  date,
  period: fc
    .tuple(years, fc.constantFrom('', 'H1', 'H2', 'Q1', 'Q4', '-01', '-12'))
    .map(([year, rest]) => `${year}${rest}`),
  monthList: months.map(ascending),
  yearList: fc.uniqueArray(years, { minLength: 1, maxLength: 12 }).map(ascending),
  option: fc.constantFrom(...optionSets.enclaveKind),
  flag: fc.boolean(),
  reference: fc.uuid({ version: 7 }),
};

describe('what an edit cell holds reads back as the same value', () => {
  it.each(kinds)('%s: values as stored', (kind) => {
    const values = stored[kind] ?? fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    const textual = stored[kind] === undefined;
    fc.assert(
      fc.property(values, fc.constantFrom(...contexts(kind)), (drawn, context) => {
        const start = textual ? parseCell(String(drawn), context) : { ok: true as const, value: drawn };
        if (!start.ok) return;
        expect(parseCell(typedCell(start.value, context), context)).toEqual({ ok: true, value: start.value });
      }),
      { numRuns: 300 },
    );
  });

  it.each(kinds)(
    '%s: whatever is typed, the parser answers, and what it takes fits the declaration',
    (kind) => {
      const [type, name] = example[kind];
      const { shape } = catalogue[type].schema;
      const schema = shape[name as keyof typeof shape] as { safeParse(v: unknown): { success: boolean } };
      const typed = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        fc.stringMatching(/^[0-9０-９.,，、年月日\-/ 万元%'‘’]{0,30}$/),
      );
      fc.assert(
        fc.property(typed, fc.constantFrom(...contexts(kind)), (text, context) => {
          const parsed = parseCell(text, context);
          if (!parsed.ok) return;
          expect(schema.safeParse(parsed.value).success).toBe(true);
          expect(parseCell(typedCell(parsed.value, context), context)).toEqual(parsed);
        }),
        { numRuns: 500 },
      );
    },
  );

  it.each(['monthList', 'yearList', 'option', 'flag', 'period', 'date', 'year'] as const)(
    '%s: so does what a read cell shows',
    (kind) => {
      fc.assert(
        fc.property(
          stored[kind] as fc.Arbitrary<FieldValue>,
          fc.constantFrom(...contexts(kind)),
          (drawn, context) => {
            expect(parseCell(shownCell(drawn, context), context)).toEqual({ ok: true, value: drawn });
          },
        ),
      );
    },
  );
});

describe('blank', () => {
  it.each(kinds)('%s: is null, never zero, and shows nothing', (kind) => {
    const field = { ...contextOf(kind).field, need: 'required' } as const;
    for (const text of ['', ' ', '\u3000\n\t', '\u200b'])
      expect(parseCell(text, contextOf(kind, { field }))).toEqual({ ok: true, value: null });
    expect(typedCell(null, contextOf(kind))).toBe('');
    expect(shownCell(null, contextOf(kind))).toBe('');
  });

  it('is refused where the record cannot be stored without it', () => {
    expect(problem('villageCode', ' ')).toBe('empty');
  });
});

describe('money', () => {
  it('is typed in the unit in force unless it says its own', () => {
    expect(value('money', '331')).toBe(331_000_000);
    expect(value('money', '331', { moneyUnit: 'yuan' })).toBe(33_100);
    expect(value('money', '331万元', { moneyUnit: 'yuan' })).toBe(331_000_000);
  });

  it('shows two decimals and keeps all that were typed', () => {
    const typed = value('money', '29.29204');
    expect(typed).toBe(29_292_040);
    expect(shownCell(typed, contextOf('money'))).toBe('29.29');
    expect(typedCell(typed, contextOf('money'))).toBe('29.29204');
    expect(shownCell(typed, contextOf('money', { moneyUnit: 'yuan' }))).toBe('292,920.40');
    expect(shownCell(1_234_567_890_000, contextOf('money'))).toBe('1,234,567.89');
  });

  it('shows the decimals of its field in 万元 and fen in 元', () => {
    const field = { ...contextOf('money').field, decimals: 0 };
    expect(shownCell(331_500_000, contextOf('money', { field }))).toBe('332');
    expect(shownCell(331_500_000, contextOf('money', { field, moneyUnit: 'yuan' }))).toBe('3,315,000.00');
  });

  it('names its unit', () => {
    expect(fieldKinds.money.unitOf(contextOf('money'))).toBe('万元');
    expect(fieldKinds.money.unitOf(contextOf('money', { moneyUnit: 'yuan' }))).toBe('元');
    expect(fieldKinds.percent.unitOf(contextOf('percent'))).toBe('%');
    expect(fieldKinds.mu.unitOf(contextOf('mu'))).toBe('亩');
    expect(fieldKinds.squareMetre.unitOf(contextOf('squareMetre'))).toBe('m²');
    expect(fieldKinds.text.unitOf(contextOf('text'))).toBeNull();
    expect(fieldKinds.money.align).toBe('end');
    expect(fieldKinds.text.align).toBe('start');
  });
});

describe('choices', () => {
  it('takes the stored value and the label of either language, for every option', () => {
    for (const set of Object.keys(optionSets) as OptionSet[]) {
      const field = { ...contextOf('option').field, options: set };
      for (const option of optionSets[set]) {
        const words = [option, ...languages.map((language) => optionLabel(language, set, option))];
        for (const word of [...words, ` ${words[1]} `, words[2]?.toUpperCase() ?? ''])
          expect(value('option', word, { field }), `${set} ${word}`).toBe(option);
      }
    }
  });

  it('refuses other words, and says which', () => {
    const parsed = parseCell('农业飞地', contextOf('option'));
    expect(parsed).toEqual({ ok: false, problem: { code: 'not_an_option', args: { text: '农业飞地' } } });
  });

  it.each(['是', 'yes', 'Y', '1', '１', 'TRUE', '√', '✓'])('reads %s as yes', (text) => {
    expect(value('flag', text)).toBe(true);
  });
  it.each(['否', 'no', 'N', '0', 'False', '×'])('reads %s as no', (text) => {
    expect(value('flag', text)).toBe(false);
  });
  it('refuses a flag it does not know', () => {
    expect(problem('flag', '也许')).toBe('not_an_option');
  });
});

describe('lists, years and periods', () => {
  it.each(['6,12', '6、12', '6月、12月', '12月，6月', '６；１２', '06 12', 'Jun, December', '6,12,6'])(
    'reads months %s',
    (text) => expect(value('monthList', text)).toBe('6,12'),
  );
  it.each([
    ['13', 'no_such_date'],
    ['0', 'no_such_date'],
    ['6-12', 'not_a_date'],
    ['Ju', 'not_a_date'],
  ])('refuses months %s', (text, code) => expect(problem('monthList', text)).toBe(code));
  it.each(['2020,2019', '2019、2020年', '2019年度；2020年度'])('reads years %s', (text) =>
    expect(value('yearList', text)).toBe('2019,2020'),
  );
  it.each([
    ['19', 'ambiguous_date'],
    ['2019-2020', 'not_a_date'],
    ['1066', 'no_such_date'],
  ])('refuses years %s', (text, code) => {
    expect(problem('yearList', text)).toBe(code);
    expect(problem('year', text)).toBe(code);
  });
  it('shows years without a thousands separator and periods in words', () => {
    expect(shownCell(2026, contextOf('year'))).toBe('2026');
    expect(shownCell('2026Q3', contextOf('period'))).toBe('2026年第三季度');
    expect(shownCell('6,12', contextOf('monthList', { language: 'en' }))).toBe('Jun, Dec');
  });
});

describe('codes, texts and references', () => {
  it('reads codes pasted in any width and keeps leading zeros', () => {
    expect(value('areaCode', "'３３０８２５")).toBe('330825');
    expect(value('villageCode', ' 033082 5102201 ')).toBe('0330825102201');
    expect(value('uscc', 'ｎ2330825mf0000000x')).toBe('N2330825MF0000000X');
    expect(value('code', '330825－ＸＢ－01')).toBe('330825-XB-01');
    expect(problem('areaCode', '33082')).toBe('bad_length');
    expect(problem('areaCode', '龙游')).toBe('bad_characters');
    expect(problem('villageCode', '3'.repeat(21))).toBe('bad_length');
    expect(problem('code', 'x'.repeat(65))).toBe('too_long');
  });
  it('folds lines in a short text only', () => {
    expect(value('text', ' 龙游\r\n飞地 ')).toBe('龙游 飞地');
    expect(value('longText', '一\r\n二')).toBe('一\n二');
    expect(problem('text', '长'.repeat(201))).toBe('too_long');
  });
  it('takes ids for references, shows names', () => {
    const id = '0198f3a0-0000-7000-8000-000000000001';
    expect(value('reference', ` ${id} `)).toBe(id);
    expect(problem('reference', '镇海飞入地')).toBe('not_an_option');
    const referenceLabel = (type: RecordType, its: string) => `${type}:${its.slice(-1)}`;
    expect(shownCell(id, contextOf('reference', { referenceLabel }))).toBe('host:1');
    expect(shownCell(id, contextOf('reference'))).toBe(id);
  });
});

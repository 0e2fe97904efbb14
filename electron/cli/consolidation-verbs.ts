import { basename, dirname, resolve } from 'node:path';
import type { FigureDifference } from '../../db/domain/consolidation/difference.ts';
import type {
  ConsolidationDifference,
  ConsolidationProgress,
  ConsolidationScope,
  MadeConsolidation,
} from '../../db/domain/consolidation-answers.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { shownCell } from '../../db/domain/field-kinds.ts';
import { type FigureId, indicatorOf } from '../../db/domain/indicators/declarations.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { fieldLabel, localeOf, typeLabel, unitLabel } from '../../db/domain/locale/locale.ts';
import { type Fen, formatMoney } from '../../db/domain/money.ts';
import { formatPeriod, type Period, parsePeriod } from '../../db/domain/period.ts';
import { type FieldValue, findField, type RecordType } from '../../db/domain/records/catalogue.ts';
import { consolidationWords } from './consolidation-words.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';

/** Verbs about what a prefecture or the province adds up, and about the headline indicators. */
export function addConsolidationVerbs(verbs: Verbs): void {
  verbs
    .onStore(
      'consolidate',
      '汇总审核通过的报表，生成汇总表 / add up accepted reports, write the workbook',
      consolidate,
    )
    .requiredOption('--period <period>', '2026, 2026Q3, 2026-07')
    .option(
      '--out <file>',
      '汇总表文件，不覆盖已有文件 / the workbook; an existing file is never overwritten',
    )
    .option('--prefecture <code>', '只汇总一个市 / one prefecture, four digits')
    .option('--units <codes>', '只汇总所列单位 / these units, separated by commas');

  verbs
    .onStore('consolidations', '列出做过的汇总 / list the consolidations that were made', list)
    .option('--period <period>', 'default all');

  verbs
    .onStore('diff', '两次汇总的差异，逐单位逐记录说明 / explain the difference of two consolidations', diff)
    .requiredOption('--a <id>', '汇总编号，或该报告期第几次 / id, or with --period its number')
    .requiredOption('--b <id>', '同上 / as --a')
    .option('--period <period>', '按次数指定时的报告期 / period whose numbers --a and --b are');

  verbs
    .onStore('indicators', '主要指标 I1–I21 / the headline indicators', indicators)
    .requiredOption('--period <period>', '2026, 2026Q3, 2026-07')
    .option('--prefecture <code>', '只汇总一个市 / one prefecture, four digits')
    .option('--units <codes>', '只汇总所列单位 / these units, separated by commas');
}

function periodOf(text: string | undefined): Period {
  const parsed = parsePeriod(text ?? '');
  if (!parsed.ok) throw new FailureError('period_invalid', { period: text ?? '' });
  return parsed.value;
}

function scopeOf({ options }: StoreVerbCall): 'all' | string | string[] {
  const units = (options.units ?? '').split(/[,，\s]+/).filter((unit) => unit !== '');
  if (units.length > 0) return units;
  return options.prefecture ?? 'all';
}

async function consolidate(call: StoreVerbCall): Promise<number> {
  const { out, options } = call;
  const path = options.out === undefined ? null : resolve(options.out);
  const made = await makeInSteps(call, {
    period: periodOf(options.period),
    scope: scopeOf(call),
    ...(path === null ? {} : { folder: dirname(path), file_name: basename(path) }),
    language: out.language,
  });
  const words = consolidationWords[out.language];
  const { consolidation } = made;
  out.answer(made, [
    fill(words.made, {
      period: formatPeriod(consolidation.period, out.language),
      version: consolidation.version,
      id: consolidation.id,
      file: made.path,
    }),
  ]);
  if (consolidation.missing.length > 0)
    out.note(
      fill(words.missing, {
        count: consolidation.missing.length,
        units: consolidation.missing.map(({ name }) => name).join('、'),
      }),
    );
  return 0;
}

/** Ctrl+C gives it up between two steps; nothing of it stays then. */
async function makeInSteps(
  { ask, out }: StoreVerbCall,
  order: {
    readonly period: Period;
    readonly scope: 'all' | string | string[];
    readonly folder?: string;
    readonly file_name?: string;
    readonly language: Language;
  },
): Promise<MadeConsolidation> {
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
  try {
    let now: ConsolidationProgress = await ask('consolidation.make', order);
    while (now.made === null) {
      if (interrupted) {
        await ask('consolidation.cancel', { job: now.job });
        throw new FailureError('cancelled');
      }
      now = await ask('consolidation.go', { job: now.job });
      if (process.stderr.isTTY) process.stderr.write(`\r${Math.round((now.done / now.total) * 100)} %`);
    }
    if (process.stderr.isTTY) process.stderr.write('\r');
    return now.made;
  } finally {
    process.off('SIGINT', interrupt);
    if (interrupted) out.note('');
  }
}

async function list(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const period = options.period === undefined ? {} : { period: periodOf(options.period) };
  const all = await ask('consolidation.list', period);
  const words = consolidationWords[out.language];
  out.answer(
    all,
    all.map((one) =>
      fill(words.listed, {
        period: formatPeriod(one.period, out.language),
        version: one.version,
        id: one.id,
        at: one.made_at,
        person: one.made_by,
        scope: scopeWords(one.scope),
      }),
    ),
  );
  return 0;
}

const scopeWords = (scope: ConsolidationScope): string =>
  typeof scope === 'string' ? scope : scope.join(',');

async function diff(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const [a, b] = [await idOf(call, options.a), await idOf(call, options.b)];
  const found = await ask('consolidation.diff', { a, b, language: out.language });
  out.answer(found, differenceLines(out.language, found));
  return 0;
}

/** An id, or of a period the number of the consolidation. @throws FailureError `not_found` */
async function idOf({ ask, options }: StoreVerbCall, given = ''): Promise<string> {
  if (options.period === undefined) return given;
  const all = await ask('consolidation.list', { period: periodOf(options.period) });
  const one = all.find(({ version, id }) => String(version) === given || id === given);
  if (one === undefined) throw new FailureError('not_found', { type: 'consolidation' });
  return one.id;
}

/** A line for each total that differs, indented its units, below them records and their fields. */
function differenceLines(language: Language, found: ConsolidationDifference): readonly string[] {
  const words = consolidationWords[language];
  const nameOf = (unit: string): string => found.names[unit] ?? unit;
  const labelOf = (unit: string, type: string, id: string): string =>
    found.labels[`${unit} ${type} ${id}`] ?? id;
  if (found.figures.length === 0 && found.units.length === 0) return [words.same];
  const figures = found.figures.flatMap((figure) => {
    const shown = (value: number): string => figureText(language, figure, value);
    return [
      fill(words.figure, {
        indicator: `${figure.indicator} ${localeOf(language).indicators.indicators[figure.indicator].name}`,
        figure: localeOf(language).indicators.figures[figure.figure],
        a: shown(figure.a),
        b: shown(figure.b),
        d: shown(figure.b - figure.a),
      }),
      ...figure.parts.map(({ unit, a, b }) => fill(words.part, { unit: nameOf(unit), d: shown(b - a) })),
    ];
  });
  const units = found.units.flatMap(({ unit, cause, before, after, changes }) => [
    fill(words.unit, {
      unit: nameOf(unit),
      cause: words.causes[cause],
      before: before.map(({ period, version }) => `${period} v${version}`).join('、'),
      after: after.map(({ period, version }) => `${period} v${version}`).join('、'),
    }),
    ...changes.map(({ type, id, kind, fields }) => {
      const record = `${typeLabel(language, type)} ${labelOf(unit, type, id)}`;
      const changed = fields.map(
        ({ field, a, b }) =>
          `${fieldLabel(language, type, field)} ${shownValue(language, type, field, a)} → ${shownValue(language, type, field, b)}`,
      );
      return fill(words.record, { record, kind: words.kinds[kind], fields: changed.join('；') });
    }),
  ]);
  return [...figures, ...units];
}

/** A field's value as a form shows it; what is referred to by its id. */
function shownValue(language: Language, type: RecordType, name: string, value: FieldValue): string {
  const field = findField(type, name);
  if (value === null || field === undefined) return consolidationWords[language].blank;
  return shownCell(value, { language, moneyUnit: 'yuan', field });
}

function figureText(
  language: Language,
  { indicator, figure }: Pick<FigureDifference, 'indicator' | 'figure'>,
  value: number,
): string {
  const unit = indicatorOf(indicator).figures[figure as FigureId];
  if (unit !== 'fen') return String(value);
  return `${formatMoney(value as Fen, 'wanYuan', { full: true })}${language === 'en' ? ' × ' : ''}${unitLabel(language, '万元')}`;
}

async function indicators(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const answer = await ask('indicators.compute', { period: periodOf(options.period), scope: scopeOf(call) });
  out.answer(
    answer,
    Object.entries(answer).map(([id, entry]) => `${id} ${JSON.stringify(entry)}`),
  );
  return 0;
}

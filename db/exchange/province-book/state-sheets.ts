import { indicatorIds } from '../../domain/indicators/declarations.ts';
import { fill } from '../../domain/locale/fill.ts';
import { fieldLabel, localeOf, optionLabel, typeLabel } from '../../domain/locale/locale.ts';
import { ruleMessage } from '../../domain/locale/rule-message.ts';
import { formatPeriod } from '../../domain/period.ts';
import { declarationOf, type RecordType } from '../../domain/records/catalogue.ts';
import type { CellModel } from '../workbook/model.ts';
import type { BookContext, BookSheet } from './book-input.ts';
import { type BookColumn, BookTable, tabName, textCell } from './book-table.ts';

const words = (label: string, breaks = true): BookColumn => ({ label, figure: false, breaks });

/** A table of texts, whose rows must all be found again. */
function textTable(
  context: BookContext,
  tab: string,
  columns: readonly BookColumn[],
  rows: readonly (readonly CellModel[])[],
): BookSheet {
  const empty = columns.map((_, at) => textCell(at === 0 ? context.texts.none : '', 'bodyCenter'));
  const shown = rows.length === 0 ? [empty] : rows;
  const table = new BookTable(context, tabName(tab), tab, columns, shown);
  const from = table.builder.rowCount;
  for (const row of shown) table.add(row);
  const to = from + shown.length - 1;
  const counts = [{ sheet: table.builder.name, column: 0, from, to, count: shown.length }];
  return table.finish({ columns: [], counts });
}

/** Where every unit's report stands, which versions count, and what is missing in its history. */
export function standingSheet(context: BookContext): BookSheet {
  const { texts, input } = context;
  const { standing: heads, standings, tabs } = texts;
  const { language, view } = input;
  const packages = Map.groupBy(view.packages, ({ unit }) => unit);
  const rows = view.prefectures.flatMap(({ units }) =>
    units.map((line) => [
      textCell(line.unit, 'bodyCenter'),
      textCell(line.member ? line.name : fill(texts.leaver, { name: line.name })),
      textCell(standings[line.standing], 'bodyCenter'),
      line.counted === null
        ? textCell(texts.dash, 'bodyCenter')
        : ({
            kind: 'number',
            decimal: String(line.counted.version),
            style: 'bodyCenter',
            format: '0',
          } as const),
      textCell(
        line.newest === null
          ? ''
          : fill(heads.newerWords, {
              version: line.newest.version,
              status: optionLabel(language, 'reportStatus', line.newest.status),
            }),
      ),
      textCell(
        (packages.get(line.unit) ?? []).map(({ period, version }) => `${period} v${version}`).join('、'),
      ),
      textCell(line.missing_periods.join('、')),
      textCell(
        line.stray
          .map(({ period, version, type, count }) =>
            fill(heads.strayWords, {
              period: formatPeriod(period, language),
              version,
              type: typeLabel(language, type),
              count,
            }),
          )
          .join('；'),
      ),
    ]),
  );
  const columns = [
    words(texts.code, false),
    words(texts.unit),
    words(heads.state),
    words(heads.version, false),
    words(heads.newer),
    words(heads.used),
    words(heads.missingPeriods),
    words(heads.stray),
  ];
  return textTable(context, tabs.standing, columns, rows);
}

/** What rules say of the whole, what has blanks, and what the units explained. */
export function reviewSheet(context: BookContext): BookSheet {
  const { texts, input, counties, survey } = context;
  const { language, view } = input;
  const { review, tabs } = texts;
  const { indicators } = localeOf(language).indicators;
  const found = view.violations.map((one) => [
    textCell(one.rule, 'bodyCenter'),
    textCell(input.unitName),
    textCell(ruleMessage(language, one, { moneyUnit: 'wanYuan' })),
  ]);
  const blanks = indicatorIds.flatMap((id) => {
    const count = view.incomplete_by[id] ?? 0;
    if (count === 0) return [];
    const text = fill(review.blanksWords, { indicator: `${id} ${indicators[id].name}`, count });
    return [[textCell(review.blanks, 'bodyCenter'), textCell(input.unitName), textCell(text)]];
  });
  const explained = counties.flatMap(({ ledger, line }) =>
    ledger
      .all('explanation')
      .filter(({ period }) => period === null || period === survey.period)
      .map(({ rule, text }) => [
        textCell(review.explanation, 'bodyCenter'),
        textCell(line.name),
        textCell(`${rule} ${text ?? ''}`),
      ]),
  );
  const columns = [words(review.kind, false), words(review.subject), words(review.text)];
  return textTable(context, tabs.review, columns, [...found, ...blanks, ...explained]);
}

/** What was asked about each unit's reports of the period, and how it stands: where, what, and the answer. */
export function queriesSheet(context: BookContext): BookSheet {
  const { texts, input } = context;
  const { queries: heads, tabs } = texts;
  const { language, view } = input;
  const names = new Map(
    view.prefectures.flatMap(({ units }) => units.map(({ unit, name }) => [unit, name] as const)),
  );
  const { forms } = localeOf(language);
  const formName = (type: RecordType): string => {
    const { form } = declarationOf(type);
    return form === null ? typeLabel(language, type) : forms[form].short;
  };
  const rows = input.queries.flatMap(({ unit, queries }) =>
    queries.map((query) => {
      const { record_type: type, field } = query;
      return [
        textCell(names.get(unit) ?? unit),
        textCell(heads.states[query.state], 'bodyCenter'),
        textCell(`v${query.version}`, 'bodyCenter'),
        textCell(query.asked_by_unit.name),
        textCell(query.rule ?? '', 'bodyCenter'),
        textCell(type === null ? heads.wholeReport : formName(type)),
        textCell(query.label[language]),
        textCell(type === null || field === null ? '' : fieldLabel(language, type, field)),
        textCell(query.text),
        textCell(query.answer ?? ''),
      ];
    }),
  );
  const columns = [
    words(texts.unit),
    words(heads.state, false),
    words(heads.version, false),
    words(heads.askedBy),
    words(heads.rule, false),
    words(heads.form),
    words(heads.record),
    words(heads.field),
    words(heads.text),
    words(heads.answer),
  ];
  return textTable(context, tabs.queries, columns, rows);
}

/** What several units report, whose record counts, and where they disagree (S92). */
export function duplicatesSheet(context: BookContext): BookSheet {
  const { texts, input } = context;
  const { duplicates: heads, tabs } = texts;
  const { language, view } = input;
  const names = new Map(
    view.prefectures.flatMap(({ units }) => units.map(({ unit, name }) => [unit, name] as const)),
  );
  const nameOf = (unit: string): string => names.get(unit) ?? unit;
  const reported = view.duplicates.flatMap(({ type, key, label, reporters, disagreements }) => {
    const [first, ...others] = reporters;
    const row = (text: string): readonly CellModel[] => [
      textCell(typeLabel(language, type), 'bodyCenter'),
      textCell(key),
      textCell(label),
      textCell(first?.name ?? ''),
      textCell(others.map(({ name }) => name).join('、')),
      textCell(text),
    ];
    if (disagreements.length === 0) return [row(heads.agrees)];
    return disagreements.map((one) => row(ruleMessage(language, one, { moneyUnit: 'wanYuan' })));
  });
  const accounts = view.shared_accounts.map(({ enclave, home_county, units }) => [
    textCell(heads.account, 'bodyCenter'),
    textCell(enclave),
    textCell(nameOf(home_county)),
    textCell(nameOf(units[0] ?? '')),
    textCell(units.slice(1).map(nameOf).join('、')),
    textCell(''),
  ]);
  const columns = [
    words(heads.type, false),
    words(heads.key, false),
    words(heads.name),
    words(heads.countedUnit),
    words(heads.others),
    words(heads.disagreement),
  ];
  return textTable(context, tabs.duplicates, columns, [...reported, ...accounts]);
}

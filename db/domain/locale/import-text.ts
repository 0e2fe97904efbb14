import { lettersOf } from '../import/column-letters.ts';
import type { Mapping, MappingQuestion } from '../import/mapping.ts';
import type { PlanNotice } from '../import/notices.ts';
import type { PlannedRow, RowFault, RowProblem } from '../import/planned-row.ts';
import type { CellProblem } from '../import/sheet-cell.ts';
import type { ParseProblem } from '../parsed.ts';
import { importLabels as en } from './en/import.ts';
import { fill } from './fill.ts';
import type { ImportLabels } from './import-labels.ts';
import type { Language } from './labels.ts';
import { failureText, fieldLabel, problemText } from './locale.ts';
import { importLabels as zh } from './zh-CN/import.ts';

const labels: { readonly [L in Language]: ImportLabels } = { 'zh-CN': zh, en };

/** Texts of the import in a language. */
export const importTexts = (language: Language): ImportLabels => labels[language];

/** Why a cell or a row is not taken, and what to do. */
export function rowProblemText(language: Language, { problem }: Pick<RowProblem, 'problem'>): string {
  const { problems } = labels[language];
  if (!Object.hasOwn(problems, problem.code)) return problemText(language, problem as ParseProblem);
  const own = problem as CellProblem | RowFault;
  return fill(problems[own.code], 'args' in own ? own.args : {});
}

/** The same with its place: `C7 金额：…`, `第7行：…`. */
export function placedProblemText(
  language: Language,
  type: Mapping['type'],
  row: number,
  one: RowProblem,
): string {
  const problem = rowProblemText(language, one);
  const { cell, row: ofRow } = labels[language];
  if (one.column === null && one.field === null) return fill(ofRow, { row, problem });
  const field = one.field === null ? '' : fieldLabel(language, type, one.field);
  const place = one.column === null ? '' : `${lettersOf(one.column)}${row}`;
  return place === ''
    ? fill(ofRow, { row, problem: `${field} ${problem}` })
    : fill(cell, { cell: place, field, problem });
}

/** Why a row is none of the table, with what stands in it. */
export function asideText(
  language: Language,
  { row, aside, said }: Pick<PlannedRow, 'row' | 'aside' | 'said'>,
): string {
  const { asides, row: ofRow } = labels[language];
  const why = aside === null ? '' : asides[aside];
  return fill(ofRow, { row, problem: said === '' ? why : `${why} · ${said}` });
}

/** What was found outside the rows and is taken for all of them: to be looked at before it is done. */
export function takenTexts(
  language: Language,
  { type, columns, constants, meanings }: Mapping,
): readonly string[] {
  const { everyRow, saysNothing, bothEnds } = labels[language];
  const label = (field: string): string => fieldLabel(language, type, field);
  return [
    ...columns.flatMap(({ head, field, until }) =>
      field === null || until === undefined
        ? []
        : [fill(bothEnds, { head: head.trim(), from: label(field), until: label(until) })],
    ),
    ...Object.entries(constants).map(([field, text]) =>
      fill(everyRow, { field: fieldLabel(language, type, field), text }),
    ),
    ...meanings
      .filter(({ value }) => value === '')
      .map(({ field, text }) => fill(saysNothing, { field: fieldLabel(language, type, field), text })),
  ];
}

/** What is said beside the plan. */
export function noticeText(language: Language, notice: PlanNotice): string {
  const text = labels[language].notices[notice.code];
  if (notice.code === 'refused') return fill(text, { text: failureText(language, notice.failure) });
  if (notice.code === 'pictures')
    return fill(text, { column: lettersOf(notice.column), head: notice.head.slice(0, longestHead) });
  if (notice.code === 'codeDecides') {
    const names = notice.names.map(
      ({ row, column, text: said, label }) => `${lettersOf(column)}${row} ${said} → ${label}`,
    );
    const more = notice.rows > names.length ? ' …' : '';
    return fill(text, { rows: notice.rows, names: `${names.join(language === 'en' ? ', ' : '、')}${more}` });
  }
  const { code: _, ...args } = notice;
  return fill(text, args);
}

/** Tabs that hold no cells, where there are any. */
export function withoutCellsTexts(language: Language, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [fill(labels[language].withoutCells, { names: names.join(' · ') })];
}

/** What must be said before anything is taken in. */
export function questionText(language: Language, { type }: Mapping, question: MappingQuestion): string {
  const text = labels[language].questions[question.about];
  switch (question.about) {
    case 'unit':
      return fill(text, { columns: question.columns.map(lettersOf).join(', ') });
    case 'hidden':
      return fill(text, { rows: question.rows });
    case 'missing':
      return fill(text, { fields: fieldWords(language, type, question.fields) });
    case 'measure':
      return fill(text, {
        columns: question.columns.map(lettersOf).join(', '),
        fields: fieldWords(language, type, question.fields),
      });
    case 'fillDown':
      return fill(text, { rows: question.rows, columns: question.columns.map(lettersOf).join(', ') });
    case 'figures':
      return fill(text, {
        columns: question.columns.map(lettersOf).join(', '),
        fields: fieldWords(language, type, question.fields),
      });
    case 'twice':
      return fill(text, {
        columns: question.columns.map(lettersOf).join(', '),
        taken: lettersOf(question.taken),
        field: fieldLabel(language, type, question.field),
      });
    case 'currency':
      return fill(text, { columns: question.columns.map(lettersOf).join(', '), unit: question.unit });
    case 'year':
      return fill(text, { columns: question.columns.map(lettersOf).join(', ') });
    case 'spread':
      return fill(text, { columns: question.columns.map(lettersOf).join(', ') });
    case 'turned':
    case 'card':
    case 'nothing':
      return text;
  }
}

/** Columns of figures of which nothing is taken, with their heads; '' for none. */
export function leftText(language: Language, { columns }: Mapping, left: readonly number[]): string {
  if (left.length === 0) return '';
  const heads = left.map((column) => {
    const head = columns.find((one) => one.column === column)?.head ?? '';
    return `${lettersOf(column)} ${head.replace(/\s+/g, '').slice(0, longestHead)}`.trim();
  });
  return fill(labels[language].left, { columns: heads.join(language === 'en' ? ', ' : '、') });
}

/** Longer heads are cut in a list of them. */
const longestHead = 40;

/** Other sheets that have the same heads; '' for none. */
export function alikeText(language: Language, alike: readonly string[]): string {
  if (alike.length === 0) return '';
  return fill(labels[language].alike, {
    count: alike.length,
    sheets: alike.join(language === 'en' ? ', ' : '、'),
  });
}

function fieldWords(language: Language, type: Mapping['type'], fields: readonly string[]): string {
  return fields.map((field) => fieldLabel(language, type, field)).join(language === 'en' ? ', ' : '、');
}

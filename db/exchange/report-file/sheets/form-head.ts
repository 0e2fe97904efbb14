import { formatDateLong } from '../../../domain/dates.ts';
import { fill } from '../../../domain/locale/fill.ts';
import type { ReportSheetTexts } from '../../../domain/locale/labels.ts';
import { fieldLabel, localeOf, unitLabel } from '../../../domain/locale/locale.ts';
import type { FormId } from '../../../domain/options.ts';
import { formatPeriod } from '../../../domain/period.ts';
import { catalogue, declarationOf, type RecordOf } from '../../../domain/records/catalogue.ts';
import type { StyleName } from '../../workbook/model.ts';
import { wordsOf } from './field-cell.ts';
import type { SheetContext } from './input.ts';
import { textWidth } from './measure.ts';
import type { FormCell, SheetBuilder, Statement } from './sheet-builder.ts';

type FormHead = RecordOf<'form_head'>;

/** The form's head that is in force at the end of the period, from the records of the package. */
export function headOf(context: SheetContext, form: FormId): FormHead | undefined {
  return context
    .packaged('form_head')
    .filter((head) => head.form === form && (head.valid_from ?? '') <= context.to)
    .toSorted((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1))
    .at(-1);
}

/** Title of a form: as its head says, else as the program calls it. */
export function titleOf(context: SheetContext, form: FormId): string {
  return headOf(context, form)?.form_title ?? localeOf(context.language).forms[form].title;
}

/** What the unit declares of a form in the period. */
export function declarationIn(context: SheetContext, form: FormId): RecordOf<'declaration'> | undefined {
  return context
    .packaged('declaration')
    .find((one) => one.form === form && one.period === context.input.period);
}

export interface HeadOptions {
  readonly form: FormId | null;
  readonly title: string;
  /** Whether all legal marks stand there, or the form's number only (attached lists). */
  readonly marks: 'all' | 'number';
}

const marks = ['form_no', 'maker', 'approver', 'approval_no', 'valid_until'] as const;
/** Characters that the marks take at least, so that they stand in one block on every sheet. */
const marksWidth = 30;
/** Points of the lines of the head. */
const titleHeight = 30;
const unitHeight = 22;

/** Title, legal marks, and the line with unit, period and unit of measure (model §5.1). */
export function addHead(builder: SheetBuilder, context: SheetContext, options: HeadOptions): void {
  const { texts, input } = context;
  const columns = builder.widths.length;
  builder.add([cellOf('title', options.title, columns)], titleHeight);

  const right = markCells(context, options);
  const left = leftCells(context, options);
  const from = rightBlock(builder, Math.max(marksWidth, ...right.map(({ text }) => textWidth(text) + 3)));
  for (let line = 0; line < Math.max(right.length, left.length); line++) {
    const [a, b] = [left[line], right[line]];
    builder.add([
      ...(from === 0 ? [] : [cellOf('mark', a?.text ?? '', from, a?.states)]),
      cellOf('mark', b?.text ?? '', columns - from, b?.states),
    ]);
  }

  const period = formatPeriod(input.period, context.language);
  const unit = fill(texts.unit, { unit: input.unit.name });
  const measure = fill(texts.unitOfMeasure, { unit: unitLabel(context.language, '万元') });
  const middle = middleBlock(builder, from);
  const parts: [StyleName, string, number][] =
    middle === null
      ? [['lineLeft', [unit, period, measure].join('　　'), columns]]
      : [
          ['lineLeft', unit, middle],
          ['lineCenter', period, from - middle],
          ['lineRight', measure, columns - from],
        ];
  builder.add(
    parts.map(([style, text, span]) => cellOf(style, text, span)),
    unitHeight,
  );
}

interface HeadText {
  readonly text: string;
  readonly states?: readonly Statement[];
}

function markCells(context: SheetContext, { form, marks: which }: HeadOptions): HeadText[] {
  if (form === null) return [];
  const head = headOf(context, form);
  return (which === 'all' ? marks : marks.slice(0, 1)).map((name) => {
    const value = head?.[name] ?? null;
    const words = name === 'valid_until' && value !== null ? dateWords(context, value) : value;
    const text = labelled(context.texts, spaced(fieldLabel(context.language, 'form_head', name)), words);
    if (head === undefined) return { text };
    const states = [{ record_type: 'form_head', record_id: head.id, field: name, expected: text }] as const;
    return { text, states };
  });
}

function dateWords(context: SheetContext, value: string): string {
  return formatDateLong(value as NonNullable<FormHead['valid_until']>, context.language);
}

/** Version, and what the unit declares of the form. */
function leftCells(context: SheetContext, { form, marks: which }: HeadOptions): HeadText[] {
  const { texts, input } = context;
  if (which === 'number') return [];
  const { version, correctionReason: reason } = input;
  const cells: HeadText[] = [
    { text: fill(version === 1 ? texts.version : texts.correction, { version, reason }) },
  ];
  const declared = form === null ? undefined : declarationIn(context, form);
  if (declared !== undefined) {
    const [kind, why] = ['kind', 'reason'].map((name) => {
      const field = declarationOf('declaration').fields.find((one) => one.name === name);
      const value = declared[name as 'kind' | 'reason'];
      return field === undefined || value === null ? null : wordsOf(context, field, value);
    });
    const text = fill(texts.declared, { kind: kind ?? null, reason: why ?? null });
    const states = (['kind', 'reason'] as const)
      .filter((field) => declared[field] !== null)
      .map((field) => ({
        record_type: catalogue.declaration.type,
        record_id: declared.id,
        field,
        expected: text,
      }));
    cells.push({ text, states });
  }
  return cells;
}

/** `表号` as wide as the four characters of the other marks. */
function spaced(label: string): string {
  return /^\p{Script=Han}{2}$/u.test(label) ? `${label.charAt(0)}　　${label.charAt(1)}` : label;
}

/** A label and its value, which may be blank. */
export function labelled(texts: ReportSheetTexts, label: string, value: string | null): string {
  return fill(texts.labelled, { label, value });
}

function cellOf(style: StyleName, value: string, span: number, states: readonly Statement[] = []): FormCell {
  if (value === '') return { cell: { kind: 'blank', style }, span };
  return { cell: { kind: 'text', value, style }, span, states };
}

/** First column of the block at the right that is at least `width` wide. */
function rightBlock(builder: SheetBuilder, width: number): number {
  let from = builder.widths.length;
  while (from > 0 && builder.widthOf(from, builder.widths.length - from) < width) from--;
  return from;
}

/** First column of the middle block, about half-way between the left edge and the right block; null without room for it. */
function middleBlock(builder: SheetBuilder, from: number): number | null {
  if (from < 2) return null;
  const half = builder.widthOf(0, from) / 2;
  for (let column = 1; column < from; column++) if (builder.widthOf(0, column) >= half) return column;
  return from - 1;
}

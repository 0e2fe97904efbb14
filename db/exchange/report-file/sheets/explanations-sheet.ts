import type { CheckedViolation } from '../../../domain/answers.ts';
import { fieldLabel, localeOf } from '../../../domain/locale/locale.ts';
import { ruleMessage } from '../../../domain/locale/rule-message.ts';
import { declarationOf } from '../../../domain/records/catalogue.ts';
import { addFoot, footerOf } from './form-foot.ts';
import { addHead } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { rowNumber } from './list-sheets.ts';
import { type FinishedSheet, type FormCell, SheetBuilder } from './sheet-builder.ts';
import { addTableHead, bodyHeight, columnNumbers, columnWidths, type TableColumn } from './table.ts';

/** The sheet of explanations (审核说明): what the check found, and what the unit says to it (model §5.4). */
export function explanationsSheet(context: SheetContext): FinishedSheet {
  const { texts, input, language } = context;
  const words = texts.explanations;
  const rows = input.checked.map((one) => rowOf(context, one));
  const text = (label: string, at: number, breaks: boolean): TableColumn => ({
    label,
    figure: false,
    breaks,
    shown: rows.map((row) => row[at] ?? ''),
  });
  const table = [
    { label: texts.columns.number, figure: false, breaks: false, shown: ['000'] },
    text(fieldLabel(language, 'explanation', 'rule'), 0, false),
    text(words.ruleClass, 1, false),
    text(words.form, 2, true),
    text(words.record, 3, true),
    text(words.finding, 4, true),
    text(words.text, 5, true),
  ];
  const builder = new SheetBuilder(words.tab, columnWidths(table));
  addHead(builder, context, { form: null, title: words.title, marks: 'number' });
  const head = addTableHead(builder, table, columnNumbers(texts, table));
  rows.forEach((row, at) => {
    const explained = input.checked[at];
    const cells = row.map((value, column): FormCell => {
      const style = column < centredColumns ? 'bodyCenter' : 'body';
      if (value === '') return { cell: { kind: 'blank', style } };
      const states = column === row.length - 1 && explained !== undefined ? statesOf(explained) : [];
      return { cell: { kind: 'text', value, style }, states };
    });
    builder.add([rowNumber(at), ...cells], bodyHeight);
  });
  if (rows.length === 0) {
    const cell = { kind: 'text', value: words.none, style: 'bodyCenter' } as const;
    builder.add([{ cell, span: table.length }], bodyHeight);
  }
  addFoot(builder, context, [texts.notes.explanations]);
  return builder.finish(head, footerOf(context));
}

/** Rule, class and form stand in the middle of their cells. */
const centredColumns = 3;

/** Texts of a row after its number. */
function rowOf(
  { texts, language }: SheetContext,
  { violation, label, explanation }: CheckedViolation,
): string[] {
  const form = violation.form ?? declarationOf(violation.recordType).form;
  return [
    violation.rule,
    texts.explanations.classes[violation.ruleClass],
    form === null ? texts.explanations.wholeReport : localeOf(language).forms[form].short,
    label[language] === '' ? texts.explanations.wholeReport : label[language],
    ruleMessage(language, violation, { moneyUnit: 'wanYuan' }),
    explanation?.text ?? '',
  ];
}

function statesOf({ explanation }: CheckedViolation): NonNullable<FormCell['states']> {
  if (explanation === null) return [];
  const { id, text } = explanation;
  return [{ record_type: 'explanation', record_id: id, field: 'text', expected: text }];
}

import { formatDateLong } from '../../../domain/dates.ts';
import { fill } from '../../../domain/locale/fill.ts';
import { fieldLabel } from '../../../domain/locale/locale.ts';
import { formatPeriod } from '../../../domain/period.ts';
import { labelled } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { textWidth } from './measure.ts';
import type { SheetBuilder } from './sheet-builder.ts';

const signers = ['unit_head', 'stat_head', 'filler', 'phone', 'report_date'] as const;
/** Part of the sheet's width over which the names are spread. */
const spread = 0.85;
/** Room for a signature with a pen. */
const signHeight = 26;

/** The line of names, and the notes below it (model §5.1). */
export function addFoot(builder: SheetBuilder, context: SheetContext, notes: readonly string[]): void {
  const columns = builder.widths.length;
  const { input, language, texts } = context;
  const names = signers.map((name) => {
    const value =
      name === 'report_date' ? formatDateLong(input.signers[name], language) : input.signers[name];
    return labelled(texts, fieldLabel(language, 'report', name), value);
  });
  // One merged cell: five of them would cut off whoever has a long name.
  const used = names.reduce((sum, name) => sum + textWidth(name), 0);
  const free = builder.widthOf(0, columns) * spread - used;
  // Ideographic spaces are as wide as two characters in every font.
  const gap = '　'.repeat(Math.max(2, Math.floor(free / (names.length - 1) / 2)));
  builder.beginFoot();
  builder.add([{ cell: { kind: 'text', value: names.join(gap), style: 'foot' }, span: columns }], signHeight);

  notes.forEach((note, index) => {
    const number = notes.length === 1 ? '' : `${index + 1}.`;
    const value = `${index === 0 ? `${texts.notes.head}${context.language === 'en' ? ' ' : ''}` : ''}${number}${note}`;
    builder.add([{ cell: { kind: 'text', value, style: 'note' }, span: columns }]);
  });
}

/** Longest name of a unit in a page footer, of which Excel takes 255 characters in all. */
const longestUnit = 60;

/** What stands at the bottom of every page. */
export function footerOf({ input, texts, language }: SheetContext): {
  readonly left: string;
  readonly center: string;
  readonly right: string;
} {
  // Braces would be taken for the numbers that a program puts in.
  const unit = [...input.unit.name.replace(/[{}]/g, '')].slice(0, longestUnit).join('');
  return {
    left: fill(texts.footer.left, { unit, period: formatPeriod(input.period, language) }),
    // Page numbers are filled in by the program that prints.
    center: texts.footer.pages,
    right:
      input.draft !== undefined
        ? texts.footer.draft
        : fill(texts.footer.right, {
            version: input.version,
            settings: input.settingsVersion ?? null,
            app: input.appVersion,
          }),
  };
}

import { type TemplateFacts, templateVersion } from '../../domain/import/template-facts.ts';
import { fill } from '../../domain/locale/fill.ts';
import { localeOf, typeLabel } from '../../domain/locale/locale.ts';
import type { WorkbookModel } from '../workbook/model.ts';
import { ChoiceLists } from './choice-lists.ts';
import { factsSheet } from './facts-sheet.ts';
import { guideSheet } from './guide-sheet.ts';
import { columnsOf } from './template-column.ts';
import type { TemplateInput } from './template-input.ts';
import { typeSheet } from './type-sheet.ts';

const longestTab = 31;

/** The workbook of a template: instructions, a sheet for each type, and, hidden, its lists and what it says of itself. */
export function templateBook(input: TemplateInput): WorkbookModel {
  const { language, name, unit, created, formVersion } = input;
  const texts = localeOf(language).templates;
  const lists = new ChoiceLists();
  const tabs = new Set([texts.guide.tab]);
  const drawn = input.sheets.map(({ type, rows }) => {
    const tab = freeTab(typeLabel(language, type), tabs);
    const columns = columnsOf(type, input, lists);
    return { type, tab, columns, ...typeSheet(type, tab, columns, rows, input) };
  });
  const facts: TemplateFacts = {
    template: templateVersion,
    form_version: formVersion,
    language,
    sheets: drawn.map((one) => one.facts),
  };
  const choices = lists.sheet();
  return {
    properties: { title: fill(texts.title, { name }), creator: unit, company: unit, created },
    sheets: [
      guideSheet(drawn, input),
      ...drawn.map(({ sheet }) => sheet),
      ...(choices === null ? [] : [choices]),
      factsSheet(facts),
    ],
    names: lists.names(),
  };
}

/** A label as the name of a tab that no other sheet has. */
function freeTab(label: string, taken: Set<string>): string {
  const plain = label.replace(/[:\\/?*[\]']/g, ' ');
  let tab = plain.slice(0, longestTab);
  for (let count = 2; taken.has(tab); count += 1) tab = `${plain.slice(0, longestTab - 4)} ${count}`;
  taken.add(tab);
  return tab;
}

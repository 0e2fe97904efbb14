import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbookModel } from '../../../db/exchange/workbook/model.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { directoryEntryAt, type Parts, partsOf } from './handmade.ts';
import { sampleWorkbook, textWorkbook } from './sample.ts';

/** CT_Worksheet, ECMA-376 part 1 §18.3.1.99. */
const worksheetOrder = [
  ...[
    'sheetPr',
    'dimension',
    'sheetViews',
    'sheetFormatPr',
    'cols',
    'sheetData',
    'sheetCalcPr',
    'sheetProtection',
  ],
  ...[
    'protectedRanges',
    'scenarios',
    'autoFilter',
    'sortState',
    'dataConsolidate',
    'customSheetViews',
    'mergeCells',
  ],
  ...['phoneticPr', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins'],
  ...[
    'pageSetup',
    'headerFooter',
    'rowBreaks',
    'colBreaks',
    'customProperties',
    'cellWatches',
    'ignoredErrors',
  ],
  ...['smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF', 'picture', 'oleObjects', 'controls'],
  ...['webPublishItems', 'tableParts', 'extLst'],
];
/** CT_Workbook, §18.2.27, and CT_Stylesheet, §18.8.39: the elements we use. */
const workbookOrder = ['workbookPr', 'workbookProtection', 'bookViews', 'sheets', 'definedNames', 'calcPr'];
const styleSheetOrder = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
];

/** Names of the root's children in order; throws when tags do not balance. */
function childrenOfRoot(xml: string): string[] {
  const open: string[] = [];
  const children: string[] = [];
  for (const [, close, name = '', selfClosing] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    if (open.length === 1) children.push(name);
    if (!selfClosing) open.push(name);
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> not closed`);
  return children;
}

function expectOrder(names: string[], order: string[]): void {
  expect(names.filter((name) => !order.includes(name))).toEqual([]);
  expect(names).toEqual(names.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
}

const part = (parts: Parts, name: string) => parts.get(name) ?? expect.fail(`no part ${name}`);
const attributes = (xml: string, element: string, attribute: string) =>
  [...xml.matchAll(new RegExp(`<${element}\\b[^>]*?\\s${attribute}="([^"]*)"`, 'g'))].map(
    (match) => match[1] ?? '',
  );

describe('the parts of a workbook', () => {
  let parts: Parts = new Map();
  beforeAll(async () => {
    parts = partsOf(await writeWorkbook(sampleWorkbook()));
  });

  it('have their elements in schema order', () => {
    for (const [name, xml] of parts) {
      const children = childrenOfRoot(xml);
      if (name.startsWith('xl/worksheets/sheet')) expectOrder(children, worksheetOrder);
      if (name === 'xl/workbook.xml') expectOrder(children, workbookOrder);
      if (name === 'xl/styles.xml') expectOrder(children, styleSheetOrder);
    }
    const form = childrenOfRoot(part(parts, 'xl/worksheets/sheet1.xml'));
    for (const name of ['mergeCells', 'conditionalFormatting', 'headerFooter', 'legacyDrawing'])
      expect(form).toContain(name);
    const template = childrenOfRoot(part(parts, 'xl/worksheets/sheet2.xml'));
    for (const name of ['sheetProtection', 'dataValidations']) expect(template).toContain(name);
  });

  it('each have a content type, and no content type lacks its part', () => {
    const types = part(parts, '[Content_Types].xml');
    const overrides = attributes(types, 'Override', 'PartName').map((name) => name.slice(1));
    const defaults = attributes(types, 'Default', 'Extension');
    expect(overrides.filter((name) => !parts.has(name))).toEqual([]);
    expect(new Set(overrides).size).toBe(overrides.length);
    const untyped = [...parts.keys()].filter((name) => !defaults.includes(name.split('.').at(-1) ?? ''));
    expect(untyped.filter((name) => !overrides.includes(name))).toEqual([]);
    // A part of the main kinds must not fall back to plain "application/xml".
    const main = [...parts.keys()].filter((name) => /^xl\/(?!.*_rels).*\.xml$/.test(name));
    expect(main.filter((name) => !overrides.includes(name))).toEqual([]);
  });

  it('point only at parts that exist, by ids that are used', () => {
    for (const [name, xml] of parts) {
      const match = /^(.*?)_rels\/(.*)\.rels$/.exec(name);
      if (!match) continue;
      const base = match[1] ?? '';
      const ids = attributes(xml, 'Relationship', 'Id');
      expect(new Set(ids).size).toBe(ids.length);
      for (const target of attributes(xml, 'Relationship', 'Target')) {
        const path = new URL(target, `file:///${base}`).pathname.slice(1);
        expect(parts.has(path), `${name} → ${path}`).toBe(true);
      }
      const source = parts.get(`${base}${match[2]}`);
      const used =
        source === undefined ? [] : [...source.matchAll(/\sr:id="([^"]*)"/g)].map((found) => found[1] ?? '');
      expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    }
    expect(parts.has('xl/worksheets/_rels/sheet1.xml.rels')).toBe(true);
  });

  it('give every font a name and a size', () => {
    const fonts = part(parts, 'xl/styles.xml').match(/<fonts.*<\/fonts>/)?.[0] ?? '';
    const each = fonts.match(/<font>.*?<\/font>/g) ?? [];
    expect(each.length).toBeGreaterThan(3);
    for (const font of each) expect(font).toMatch(/<sz val="\d+"\/><name val="(宋体|黑体)"\/>/);
  });

  it('carry the times of the model and the name of our program', () => {
    const core = part(parts, 'docProps/core.xml');
    expect(core.match(/2026-07-05T08:30:00Z/g)).toHaveLength(2);
    expect(part(parts, 'docProps/app.xml')).toContain('<Application>Shanhai Ledger</Application>');
  });

  it('make comment boxes high enough for their text', () => {
    const anchors = part(parts, 'xl/drawings/vmlDrawing1.vml').match(/<x:Anchor>[^<]*/g) ?? [];
    const heights = anchors.map((anchor) => {
      const [, , top = 0, , , , bottom = 0] = anchor.slice('<x:Anchor>'.length).split(',').map(Number);
      return bottom - top;
    });
    // "同意。" needs two rows of 20 points, the reviewer's two paragraphs five lines.
    expect(heights).toEqual([2, 4]);
  });
});

describe('written cells', () => {
  it('keep the entry time in both headers of every part', async () => {
    const zip = Buffer.from(await writeWorkbook(sampleWorkbook()));
    const expected = { time: (8 << 11) | (30 << 5), date: ((2026 - 1980) << 9) | (7 << 5) | 5 };
    for (const name of partsOf(zip).keys()) {
      const at = directoryEntryAt(zip, name);
      const local = zip.readUInt32LE(at + 42);
      expect({ time: zip.readUInt16LE(at + 12), date: zip.readUInt16LE(at + 14) }).toEqual(expected);
      expect({ time: zip.readUInt16LE(local + 10), date: zip.readUInt16LE(local + 12) }).toEqual(expected);
    }
  });

  it('are typed as text whatever they begin with: nothing can become a formula or an error', async () => {
    const dangerous = [
      '=1+1',
      '+86 578',
      '-3',
      '@SUM(A1)',
      '=HYPERLINK("http://x")',
      '#N/A',
      '#DIV/0!',
      '0012',
      'TRUE',
      '\t=1',
    ];
    const sheet = part(partsOf(await writeWorkbook(textWorkbook(dangerous))), 'xl/worksheets/sheet1.xml');
    expect(sheet.match(/ t="(s|inlineStr)"/g)).toHaveLength(dangerous.length);
    expect(sheet).not.toContain('<f>');
    expect(sheet).not.toContain('t="e"');
  });

  it('hold the exact decimal of a figure', async () => {
    const decimals = ['0.1', '-1234.567891', '999999999.999999', '0.000001', '100', '12.50'];
    const model: WorkbookModel = textWorkbook([]);
    const rows = decimals.map((decimal) => ({
      cells: [{ kind: 'number' as const, decimal, style: 'bodyMoney' as const }],
    }));
    const sheets = model.sheets.map((sheet) => ({ ...sheet, rows }));
    const sheet = part(partsOf(await writeWorkbook({ ...model, sheets })), 'xl/worksheets/sheet1.xml');
    const written = [...sheet.matchAll(/<v>([^<]*)<\/v>/g)].map((match) => match[1]);
    expect(written).toEqual(['0.1', '-1234.567891', '999999999.999999', '0.000001', '100', '12.5']);
  });

  it('lose what XML forbids and nothing else', async () => {
    const strings = part(
      partsOf(await writeWorkbook(textWorkbook(['a\u0001b\uD800c\uFFFF <&> 😀']))),
      'xl/sharedStrings.xml',
    );
    expect(strings).toContain('<t>abc &lt;&amp;&gt; 😀</t>');
  });

  it('write no pane when nothing is frozen: Excel would repair the file', async () => {
    const model = textWorkbook(['a']);
    const sheets = model.sheets.map((sheet) => ({ ...sheet, freeze: { rows: 0, columns: 0 } }));
    expect(
      part(partsOf(await writeWorkbook({ ...model, sheets })), 'xl/worksheets/sheet1.xml'),
    ).not.toContain('<pane');
  });
});

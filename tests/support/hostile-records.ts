import {
  declarationOf,
  type FieldValue,
  type RecordType,
  recordTypes,
} from '../../db/domain/records/catalogue.ts';
import { LedgerBuilder } from './ledger-builder.ts';

/** Sets this in a page that runs any of it. */
export const ranMark = '__shanhaiRan';

/**
 * What somebody puts into a file that an officer imports: markup, scripts, addresses, formulas, templates of the libraries
 * that the window uses, text that turns itself around. Short enough for every field that holds text.
 */
export const hostileTexts: readonly string[] = [
  `<img src=x onerror=${ranMark}=1>`,
  `"><script>${ranMark}=1</script>`,
  `'"><svg onload=${ranMark}=1>`,
  `javascript:${ranMark}=1//`,
  `=HYPERLINK("//evil.example","村")`,
  `=cmd|'/C calc'!A0`,
  '+1+1',
  '-2+3',
  '@SUM(1+1)',
  `{{constructor}}`,
  '$t(product)',
  `\${${ranMark}=1}`,
  '__proto__',
  'constructor',
  '&lt;b&gt;&#60;b&#62;',
  '<!--]]><style>*{display:none}',
  'http://evil.example/a.png',
  '\\\\evil.example\\share\\a',
  '%0d%0aLocation: //evil.example',
  `<a href=//evil.example>村`,
  '村\u202egpj.exe\u2066',
];

/** Kinds of fields that take any text. */
const anyText: ReadonlySet<string> = new Set(['text', 'longText', 'code', 'uscc']);

/** Types that an import brings: rows of reports and attachments are made with their files only. */
export const importedTypes: readonly RecordType[] = recordTypes.filter(
  (type) => type !== 'report' && type !== 'attachment',
);

/**
 * A record of every type, each text of it another attack; together every attack stands in every record type that has
 * enough texts, and each at least once.
 */
export function hostileCounty(): LedgerBuilder {
  const builder = new LedgerBuilder();
  let next = 0;
  for (const type of importedTypes) {
    builder.with(type, type === 'village' ? { id: 'village-1' } : {});
    if (type === 'village') builder.with('village', { village_code: '330825101202' });
    const rows = builder.records()[type] ?? [];
    for (const { id } of rows) {
      const texts: Record<string, FieldValue> = {};
      for (const { name, kind, maxLength } of declarationOf(type).fields) {
        if (!anyText.has(kind)) continue;
        texts[name] = (hostileTexts[next % hostileTexts.length] ?? '').slice(0, maxLength ?? 40);
        next += 1;
      }
      builder.change(type, id, texts);
    }
  }
  return builder;
}

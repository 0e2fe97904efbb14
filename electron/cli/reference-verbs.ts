import { Argument } from 'commander';
import type { ReferenceImport } from '../../db/domain/answers.ts';
import { parseDate } from '../../db/domain/dates.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';
import { cliWords } from './words.ts';

/** Verbs about codes and registers that the app ships. */
export function addReferenceVerbs(verbs: Verbs): void {
  verbs
    .onStore(
      'reference',
      'import：导入新的区划或行业代码表，先预览，--yes 采用；adopt：采用随软件提供的结对关系 / compare a table of codes, take it over with --yes; take over the pairings that the app knows',
      async (call) => (call.words[0] === 'import' ? importTable(call) : adopt(call)),
    )
    .addArgument(new Argument('<what>').choices(['import', 'adopt']))
    .argument('[file]', 'table of codes: code,parent,level,name_zh')
    .option('--as-of <date>', '代码表所示日期 / day whose state the table is; default today')
    .option('--yes', 'take it over');
}

async function adopt({ ask, out }: StoreVerbCall): Promise<number> {
  const adopted = await ask('reference.adopt', {});
  out.answer(adopted, [`+${adopted.added} =${adopted.present}`]);
  return 0;
}

async function importTable(call: StoreVerbCall): Promise<number> {
  const { ask, out, options, words } = call;
  const asked = { file: words[1] ?? '', as_of: asOf(options.asOf) };
  const shown = await ask('reference.import', { ...asked, confirm: null });
  const answer = options.yes ? await ask('reference.import', { ...asked, confirm: shown.sha256 }) : shown;
  out.answer(answer, linesOf(call, answer));
  return 0;
}

function asOf(text: string | undefined) {
  if (text === undefined) return null;
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.value;
  throw new FailureError('rejected', {}, [{ path: 'as_of', problem: 'no_such_date' }]);
}

function linesOf({ out }: StoreVerbCall, answer: ReferenceImport): readonly string[] {
  const { added, changed, lapsed, version, applied } = answer;
  const text = cliWords[out.language];
  return [
    fill(applied ? text.referenceTaken : text.referenceShown, {
      version,
      added: added.length,
      changed: changed.length,
      lapsed: lapsed.length,
    }),
    ...added.map(({ code, name }) => `  + ${code} ${name}`),
    ...changed.map(({ code, name, was }) => `  ~ ${code} ${was} → ${name}`),
    ...lapsed.map(({ code, name }) => `  - ${code} ${name}`),
  ];
}

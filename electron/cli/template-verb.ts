import { Option } from 'commander';
import type { CallInput } from '../../db/domain/contract.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { importableTypes } from '../../db/domain/import/importable.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { optionSets } from '../../db/domain/options.ts';
import { templateWords } from './template-words.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';

type What = CallInput<'templates.write'>['what'];

/** The verb that writes templates: workbooks that are filled in elsewhere and come back. */
export function addTemplateVerb(verbs: Verbs): void {
  verbs
    .onStore('template', '生成填报模板 / write templates to be filled in elsewhere', template)
    .requiredOption('--to <folder>', 'folder that receives the files')
    .option('--type <types>', `one template of these types, joined by commas: ${importableTypes.join(', ')}`)
    .addOption(new Option('--form <form>', 'one template of this form').choices(optionSets.form))
    .option('--all', 'a template of each form and of the registers')
    .option('--prefill', '填入台账已有的记录 / with the records that there are')
    .option('--by-town', '每乡镇一份 / one for each township with its villages')
    .addOption(
      new Option('--unit <unit>', '金额单位 / unit of amounts')
        .choices(['wanYuan', 'yuan'])
        .default('wanYuan'),
    );
}

async function template(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const answer = await ask('templates.write', {
    what: whatOf(call),
    folder: options.to ?? '',
    language: out.language,
    money_unit: options.unit === 'yuan' ? 'yuan' : 'wanYuan',
    prefill: Boolean(options.prefill),
    by_town: Boolean(options.byTown),
  });
  const { written } = templateWords[out.language];
  out.answer(
    answer,
    answer.files.map(({ file, rows }) => fill(written, { file, rows: rows === 0 ? null : rows })),
  );
  return 0;
}

/** One of the three ways to say what is wanted. @throws FailureError `rejected` for none or several */
function whatOf({ options }: StoreVerbCall): What {
  const given: readonly (What | null)[] = [
    // Names of types are looked at where every input is.
    options.type === undefined ? null : ({ types: options.type.split(',') } as What),
    options.form === undefined ? null : ({ form: options.form } as What),
    options.all ? { all: true } : null,
  ];
  const [what, ...more] = given.filter((one) => one !== null);
  if (what === undefined || more.length > 0)
    throw new FailureError('rejected', {}, [
      { path: 'type, form, all', problem: what === undefined ? 'missing' : 'not_accepted' },
    ]);
  return what;
}

import { Argument, Option } from 'commander';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { typeLabel } from '../../db/domain/locale/locale.ts';
import type { SettingsPreview } from '../../db/domain/settings-answers.ts';
import { type PrefectureReview, prefectureReviews } from '../../db/domain/workflow.ts';
import { settingsWords } from './settings-words.ts';
import { Refused, type StoreVerbCall, type Verbs } from './verb.ts';

/** The verb about the province's settings: handed out there, taken over elsewhere. */
export function addSettingsVerb(verbs: Verbs): void {
  verbs
    .onStore(
      'settings',
      'export：省级下发全省设置；import：导入全省设置，首次须核对电脑校验码并加 --trust；review：市级审核必须或可选 / hand out the province’s settings; take them over, the first time with --trust; whether the prefecture’s review is required',
      async (call) => whats[call.words[0] as keyof typeof whats](call),
    )
    .addArgument(new Argument('<what>').choices(Object.keys(whats)))
    .option('--to <folder>', 'export: folder that receives the file')
    .option('--file <file>', 'import: the settings file')
    .addOption(
      new Option('--rule <rule>', 'review: 市级审核 / the prefecture’s review').choices(prefectureReviews),
    )
    .option('--trust', 'import: the code of the computer was compared with the province');
}

const whats = { export: exportFile, import: importFile, review: reviewRule } as const;

async function reviewRule({ ask, out, options }: StoreVerbCall): Promise<number> {
  const prefecture_review = needed(options.rule, 'rule') as PrefectureReview;
  await ask('session.settings', { prefecture_review });
  out.answer({ prefecture_review }, [settingsWords[out.language].reviews[prefecture_review]]);
  return 0;
}

async function exportFile({ ask, out, options }: StoreVerbCall): Promise<number> {
  const folder = needed(options.to, 'to');
  const made = await ask('settings.export', { folder, language: out.language });
  out.answer(made, [fill(settingsWords[out.language].exported, { version: made.version, file: made.file })]);
  return 0;
}

async function importFile({ ask, out, options }: StoreVerbCall): Promise<number> {
  const file = needed(options.file, 'file');
  const { language } = out;
  const preview = await ask('settings.preview', { file, language });
  const texts = settingsWords[language];
  if (preview.first && !options.trust) {
    if (!out.json) out.note(fill(texts.firstTime, { fingerprint: preview.fingerprint }));
    const args = { file: preview.file, reason: 'settings_key', fingerprint: preview.fingerprint };
    throw new Refused({ code: 'settings_refused', args });
  }
  const trust = Boolean(options.trust);
  const taken = await ask('settings.import', { file, confirm: preview.sha256, trust, language });
  out.answer(taken, linesOf(out.language, taken));
  return 0;
}

function needed(option: string | undefined, path: string): string {
  if (option === undefined) throw new FailureError('rejected', {}, [{ path, problem: 'missing' }]);
  return option;
}

function linesOf(language: 'zh-CN' | 'en', taken: SettingsPreview): readonly string[] {
  const texts = settingsWords[language];
  const { version, changes, calendar } = taken;
  const blank = '—';
  return [
    fill(texts.taken, { version, count: changes.length }),
    ...calendar.map((line) =>
      fill(texts.calendar, { what: line.what, old: line.old || blank, new: line.new || blank }),
    ),
    ...changes.flatMap(({ kind, type, label, fields }) => [
      fill(texts.change, { kind: texts.kinds[kind], type: typeLabel(language, type), label }),
      // Of a new record its name says enough.
      ...(kind === 'added'
        ? []
        : fields.map(({ field, old, new: now }) =>
            fill(texts.field, { field, old: old ?? blank, new: now ?? blank }),
          )),
    ]),
  ];
}

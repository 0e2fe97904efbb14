import type { AttachmentVerdict, FoundAttachments } from '../../db/domain/attachment-answers.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { isRecordType, type RecordType } from '../../db/domain/records/catalogue.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';
import { type CliWords, cliWords } from './words.ts';

/** Verbs about files kept with records. */
export function addAttachmentVerbs(verbs: Verbs): void {
  verbs
    .onStore('attach <file>', '添加附件 / keep a file with a record', attach)
    .requiredOption('--type <type>', 'record type: receipt, stage_event, report …')
    .requiredOption('--id <id>', 'id of the record');

  verbs
    .onStore('attachments', '列出一条记录的附件 / list the files kept with a record', list)
    .requiredOption('--type <type>', 'record type')
    .requiredOption('--id <id>', 'id of the record');
}

function recordOf({ options }: StoreVerbCall): { readonly type: RecordType; readonly id: string } {
  const type = options.type ?? '';
  if (!isRecordType(type))
    throw new FailureError('rejected', {}, [{ path: 'type', problem: 'not_an_option' }]);
  return { type, id: options.id ?? '' };
}

async function attach(call: StoreVerbCall): Promise<number> {
  const { ask, out, words } = call;
  const answer = await ask('attachments.add', { ...recordOf(call), file: words[0] ?? '' });
  const { file_name, sha256 } = answer.attachment;
  const said = cliWords[out.language];
  out.answer(answer, [
    fill(answer.added ? said.attached : said.attachedBefore, {
      file: String(file_name),
      sha256: String(sha256),
    }),
  ]);
  return 0;
}

async function list(call: StoreVerbCall): Promise<number> {
  const { ask, out } = call;
  const answer = await ask('attachments.list', recordOf(call));
  const { missing: state } = cliWords[out.language].attachmentStates;
  out.answer(
    answer,
    answer.attachments.map(({ id, file_name, bytes, sha256 }) =>
      [file_name, bytes, sha256, ...(answer.missing.includes(id) ? [state] : [])].join('\t'),
    ),
  );
  return answer.missing.length === 0 ? 0 : 4;
}

/** A line for each attachment whose file is not as it was added. */
export function lostAttachments(
  language: Language,
  { missing, changed }: AttachmentVerdict,
): readonly string[] {
  const { attachmentLost, attachmentStates } = cliWords[language];
  const line = (state: keyof typeof attachmentStates) => (file: string) =>
    fill(attachmentLost, { file, state: attachmentStates[state] });
  return [...missing.map(line('missing')), ...changed.map(line('changed'))];
}

/** What the receiver of a report should know of the files beside it; nothing where all is as reported. */
export function attachmentDoubts(words: CliWords, found: FoundAttachments): readonly string[] {
  const of = (state: 'missing' | 'changed') => found.files.filter((one) => one.state === state);
  const [missing, changed] = [of('missing'), of('changed')];
  const broken = missing.length + changed.length > 0;
  const { attachmentStates: states, attachmentsBeside, attachmentExtra } = words;
  return [
    ...(broken
      ? [
          fill(attachmentsBeside, {
            count: found.files.length,
            folder: found.folder,
            missing: missing.length,
            changed: changed.length,
          }),
          ...missing.map(({ file }) => `  ${file}: ${states.missing}`),
          ...changed.map(({ file }) => `  ${file}: ${states.changed}`),
        ]
      : []),
    ...(found.extra.length === 0 ? [] : [fill(attachmentExtra, { files: found.extra.join(', ') })]),
  ];
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CallInput } from '../../db/domain/contract.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import type { ShownQuestion, WorkPreview } from '../../db/domain/work-answers.ts';
import type { Output } from './output.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';
import { workWords } from './work-words.ts';

/** Verbs about the work of an office's several machines. */
export function addWorkVerbs(verbs: Verbs): void {
  verbs
    .onStore('work-file', '导出工作文件，供另一台电脑合并 / all of this machine’s work as one file', workFile)
    .requiredOption('--to <folder>', 'folder that receives the file');

  verbs
    .onStore('merge', '合并另一台电脑的工作文件 / merge the work file of another computer', merge)
    .requiredOption('--file <file>', 'work file (.shlwork)')
    .option('--decisions <file>', 'JSON: [{"key": …, "value": …}] for what both sides changed')
    .option('--trust', '确认首次交换的电脑 / accept a computer that exchanges data for the first time')
    .option('--preview', '只看，不合并 / show what it would do');

  verbs
    .onStore('import-part', '导入部门分报 / take in the part-report of a department', importPart)
    .requiredOption('--file <file>', 'part-report (.xlsx)')
    .option('--trust', '确认首次交换的电脑 / accept a computer that exchanges data for the first time')
    .option('--preview', '只看，不导入 / show what it would do');
}

/** Refused while something that the part hangs on is missing, or its cells were edited: exit status 1. */
async function importPart({ ask, out, options }: StoreVerbCall): Promise<number> {
  const { money_unit } = await ask('session.open', {});
  const file = options.file ?? '';
  const preview = await ask('parts.preview', { file, language: out.language, money_unit });
  const words = workWords[out.language];
  const { department, missing, edited, plan } = preview;
  if (options.preview !== undefined || plan === null) {
    out.answer(preview, [
      fill(words.part, { department, ...preview.counts, missing: missing.length, edited }),
      ...changeLines(out, preview.changes),
      ...missing.map(({ label }) => fill(words.waits, { label })),
    ]);
    return plan === null ? 1 : 0;
  }
  const imported = await ask('parts.import', { file, plan, trust: options.trust !== undefined });
  out.answer(imported, [fill(words.partTaken, { department, ...imported.counts })]);
  return 0;
}

async function workFile({ ask, out, options }: StoreVerbCall): Promise<number> {
  const placed = await ask('work.export', { folder: options.to ?? '' });
  out.answer(placed, [fill(workWords[out.language].exported, { ...placed })]);
  return 0;
}

/** Refused with the open questions while any is: exit status 1, and nothing was merged. */
async function merge({ ask, out, options }: StoreVerbCall): Promise<number> {
  const { money_unit } = await ask('session.open', {});
  const loaded = {
    file: options.file ?? '',
    decisions: await decisionsOf(options.decisions),
    language: out.language,
    money_unit,
  };
  const preview = await ask('work.preview', loaded);
  if (options.preview !== undefined || preview.plan === null) {
    out.answer(preview, previewLines(out, preview));
    return preview.plan === null ? 1 : 0;
  }
  const trust = options.trust !== undefined;
  const merged = await ask('work.apply', { ...loaded, plan: preview.plan, trust });
  const { counts, decided, waiting, state_sha256 } = merged;
  out.answer(merged, [
    fill(workWords[out.language].merged, {
      ...counts,
      decided,
      waiting: waiting.length,
      state: state_sha256.slice(0, 16),
    }),
  ]);
  return 0;
}

type Decisions = CallInput<'work.preview'>['decisions'];

/** What the call refuses, it refuses. @throws FailureError `file_missing`, `rejected` for a file that is no JSON */
async function decisionsOf(file: string | undefined): Promise<Decisions> {
  if (file === undefined) return [];
  let text: string;
  try {
    text = await readFile(resolve(file), 'utf8');
  } catch {
    throw new FailureError('file_missing', { file });
  }
  try {
    return JSON.parse(text) as Decisions;
  } catch {
    throw new FailureError('rejected', { call: 'merge' }, [{ path: 'decisions', problem: 'not_accepted' }]);
  }
}

function previewLines(out: Output, { counts, changes, questions, waiting }: WorkPreview): readonly string[] {
  const words = workWords[out.language];
  return [
    fill(words.plan, { ...counts, open: questions.length, waiting: waiting.length }),
    ...changeLines(out, changes),
    ...questions.flatMap((question) => questionLines(question)),
    ...waiting.map(({ label }) => fill(words.waits, { label })),
  ];
}

function changeLines(out: Output, changes: WorkPreview['changes']): readonly string[] {
  return changes.map(({ kind, label, fields }) => {
    const shown = fields.map(({ head, old, new: now }) => `${head} ${old || '–'} → ${now || '–'}`);
    return `  ${workWords[out.language].kinds[kind]} ${[label, ...shown].join('  ')}`;
  });
}

function questionLines({ key, label, field, sides }: ShownQuestion): readonly string[] {
  return [
    `? ${[label, field].filter((part) => part !== '').join('  ')}  ${key}`,
    ...sides.map((side) => `    ${JSON.stringify(side.value)}  ${side.words}  ${side.person} ${side.at}`),
  ];
}

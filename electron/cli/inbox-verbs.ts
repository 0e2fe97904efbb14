import { setTimeout } from 'node:timers/promises';
import { FailureError } from '../../db/domain/failure.ts';
import { signerOf } from '../../db/domain/found-signer.ts';
import type { FoundFile, InboxRow, InboxState } from '../../db/domain/inbox-answers.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { cityWords, inboxWords } from '../../db/domain/locale/inbox-words.ts';
import { failureText } from '../../db/domain/locale/locale.ts';
import { formatPeriod, type Period, parsePeriod } from '../../db/domain/period.ts';
import { spokenKey } from '../../db/domain/spoken-key.ts';
import { inboxCliWords } from './inbox-words.ts';
import type { Output } from './output.ts';
import { Refused, type StoreVerbCall, type Verbs } from './verb.ts';

/** Milliseconds between two questions how far a look is. */
const patience = 50;

/** Verbs of a prefecture or province about the reports that it receives. */
export function addInboxVerbs(verbs: Verbs): void {
  const periodOption = ['--period <period>', '2026Q3, 2026; default the period chosen last'] as const;
  const fromOption = ['--from <folder>', 'folder with report files; default the last one'] as const;
  verbs
    .onStore('inbox', '收件：查看文件夹中的报表并接收 / look through a folder and receive its reports', inbox)
    .option(...fromOption)
    .option(...periodOption);
  verbs
    .onStore('trust', '确认签名的电脑属于某县 / confirm a computer as a county’s', trust)
    .option(...fromOption)
    .option(...periodOption)
    .option('--unit <code>', '330825; default every unit whose first computer waits')
    .option('--key <key>', 'public key, where several wait')
    .option('--withdraw', '停用：该县（--unit）的电脑 / withdraw the unit’s computers, or the one of --key');
  verbs
    .onStore('accept', '通过报表 / accept reports', accept)
    .option(...fromOption)
    .requiredOption('--period <period>', '2026Q3, 2026')
    .option('--unit <code>', '330825')
    .option('--all', 'all without faults and doubts')
    .option('--confirm', 'doubts were looked at (cells edited, earlier reports missing …)');
  verbs
    .onStore('lock', '锁定一个报告期 / lock a period', lock)
    .requiredOption('--period <period>', '2026Q3, 2026');
}

async function periodOf({ ask, options }: StoreVerbCall): Promise<Period> {
  if (options.period === undefined) return (await ask('session.open', {})).period;
  const parsed = parsePeriod(options.period);
  if (!parsed.ok) throw new FailureError('period_invalid', { period: options.period });
  return parsed.value;
}

/** Looks through the folder to the end. @param needed refused where it cannot be read */
async function lookThrough(call: StoreVerbCall, needed = true): Promise<InboxState> {
  const { ask, options, out } = call;
  const period = await periodOf(call);
  let state = await ask('inbox.scan', { period, folder: options.from ?? null });
  let told = -1;
  while (state.progress !== null) {
    await setTimeout(patience);
    const { done, total } = state.progress;
    if (done !== told && total > 0 && process.stderr.isTTY)
      out.note(fill(inboxCliWords[out.language].progress, { done, total }));
    told = done;
    state = await ask('inbox.state', { period });
  }
  if (state.failure !== null && needed) throw new Refused(state.failure);
  if (state.failure !== null) out.note(failureText(out.language, state.failure));
  return state;
}

async function inbox(call: StoreVerbCall): Promise<number> {
  const state = await lookThrough(call);
  call.out.answer(state, stateLines(call.out, state));
  const hasFault = ({ state: is, waiting, refused }: InboxRow): boolean =>
    is === 'fork' || waiting.length > 0 || refused.some((one) => one !== 'missing' && one !== 'decided');
  return state.rows.some(hasFault) || state.others.length > 0 ? 1 : 0;
}

function stateLines({ language }: Output, state: InboxState): readonly string[] {
  const words = inboxCliWords[language];
  const { rows, others, other_periods, not_reports } = state;
  const accepted = rows.filter(({ state: is }) => ['cityAccepted', 'accepted', 'locked'].includes(is));
  return [
    ...rows.flatMap((row) => [
      rowLine(language, row),
      ...row.waiting.map((found) => `  ${fileLine(language, found)}`),
    ]),
    ...others.map((found) => fileLine(language, found)),
    fill(words.summary, {
      period: formatPeriod(state.period, language),
      owing: rows.length,
      here: rows.filter(({ state: is }) => is !== 'missing' && is !== 'waiting').length,
      accepted: accepted.length,
      others: other_periods,
      foreign: not_reports,
    }),
  ];
}

function rowLine(
  language: Output['language'],
  {
    unit,
    state,
    head,
    verdict,
    refused,
    doubts,
    predecessor_unknown,
    left,
    late,
    days_left,
    deadline,
    queries,
  }: InboxRow,
): string {
  const words = inboxCliWords[language];
  const { states, reasons, flags } = inboxWords(language);
  const city = head?.city ?? null;
  const notes = [
    ...(city === null ? [] : [cityWords(language, city)]),
    ...[...refused, ...doubts]
      .filter((one) => one !== 'missing' && one !== 'decided')
      .map((one) => reasons[one].name),
    ...(predecessor_unknown ? [flags.noPredecessor.name] : []),
    ...(late ? [fill(words.late, { day: deadline })] : []),
    ...(days_left === null
      ? []
      : [fill(days_left < 0 ? words.over : words.daysLeft, { days: Math.abs(days_left), day: deadline })]),
    ...(queries.open + queries.answered === 0
      ? []
      : [fill(words.queries, { open: queries.open, answered: queries.answered })]),
    ...(left ? [flags.left.name] : []),
  ];
  return fill(words.row, {
    unit: unit.name,
    code: unit.code,
    state: states[state],
    version: head === null ? null : fill(words.version, { version: head.version }),
    verdict:
      verdict === null
        ? null
        : fill(words.verdict, {
            hard: verdict.hard,
            unexplained: verdict.unexplained,
            explained: verdict.explained,
            hints: verdict.hints,
          }),
    notes: notes.length === 0 ? null : notes.join(language === 'en' ? ', ' : '、'),
  });
}

function fileLine(language: Output['language'], { file, kind }: FoundFile): string {
  const { name, hint } = inboxWords(language).kinds[kind];
  return fill(inboxCliWords[language].file, { file, kind: name, hint });
}

/** First computers are confirmed together; a further one of a unit only where it is named. */
async function trust(call: StoreVerbCall): Promise<number> {
  if (call.options.withdraw !== undefined) return withdraw(call);
  const { ask, out, options } = call;
  const words = inboxCliWords[out.language];
  const { rows, others } = await lookThrough(call);
  const waiting = [...rows.flatMap((row) => row.waiting), ...others]
    .filter(({ kind }) => kind === 'unknownKey' || kind === 'withdrawnKey')
    .flatMap((found) => {
      const signer = signerOf(found);
      return signer === null ? [] : [{ unit: signer.unit, found, key: signer.public_key }];
    })
    .filter(({ unit }) => options.unit === undefined || unit.code === options.unit)
    .filter(({ key }) => options.key === undefined || key === options.key);
  const byKey = [...new Map(waiting.map((one) => [`${one.unit.code} ${one.key}`, one])).values()];
  const isPlain = ({ unit, found, key }: (typeof byKey)[number]): boolean =>
    options.key === key ||
    (found.kind === 'unknownKey' &&
      found.known.length === 0 &&
      byKey.filter((other) => other.unit.code === unit.code).length === 1);
  const [chosen, left] = [byKey.filter(isPlain), byKey.filter((one) => !isPlain(one))];
  const keys = chosen.map(({ unit, key }) => ({ public_key: key, unit: unit.code }));
  const answer = keys.length === 0 ? { trusted: 0 } : await ask('inbox.trust', { keys });
  out.answer({ ...answer, keys, waiting: left.map(({ found }) => found) }, [
    ...chosen.map(({ unit, key }) => fill(words.trusted, { unit: unit.name, key: spokenKey(key) })),
    ...left.map(({ unit, found, key }) =>
      fill(words.untrusted, { unit: unit.name, key, file: found.file, known: found.known.length }),
    ),
  ]);
  return left.length > 0 || (options.unit !== undefined && keys.length === 0) ? 1 : 0;
}

async function withdraw({ ask, out, options: { unit, key } }: StoreVerbCall): Promise<number> {
  if (unit === undefined) throw new FailureError('rejected', {}, [{ path: 'unit', problem: 'missing' }]);
  const inForce = await ask('inbox.keys', {});
  const chosen = inForce.filter(
    (one) => one.unit.code === unit && (key ?? one.public_key) === one.public_key,
  );
  if (chosen.length === 0) throw new FailureError('not_found', { type: 'trusted_key', id: key ?? unit });
  const keys = chosen.map(({ public_key }) => ({ public_key, unit }));
  const answer = await ask('inbox.untrust', { keys, why: null });
  const words = inboxCliWords[out.language];
  out.answer(
    { ...answer, keys },
    chosen.map((one) => fill(words.withdrawn, { unit: one.unit.name, key: spokenKey(one.public_key) })),
  );
  return 0;
}

async function accept(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const { unit, from } = options;
  if ((unit === undefined) === (options.all === undefined))
    throw new FailureError('rejected', {}, [{ path: 'unit', problem: 'missing' }]);
  // What was received can be accepted while the folder is away.
  const { rows, period } = await lookThrough(call, from !== undefined);
  const row = rows.find((one) => one.unit.code === unit);
  if (unit !== undefined && row === undefined) throw new FailureError('not_found', { type: unit });
  const ids = row === undefined ? [] : row.head === null ? row.forks : [row.head.package_id];
  if (row !== undefined && ids.length === 0)
    throw new FailureError('not_found', { type: 'package', id: unit ?? '' });
  const packages = row === undefined ? ('all' as const) : [...ids];
  const answer = await ask('inbox.accept', { period, packages, confirmed: options.confirm !== undefined });
  const words = inboxCliWords[out.language];
  const { reasons } = inboxWords(out.language);
  const nameOf = (code: string): string => rows.find((one) => one.unit.code === code)?.unit.name ?? code;
  const lines = [
    ...answer.accepted.map((one) => fill(words.accepted, { unit: nameOf(one.unit), version: one.version })),
    ...answer.refused.map((one) =>
      fill(words.refused, {
        unit: nameOf(one.unit),
        reasons: one.reasons.map((reason) => reasons[reason].name).join(out.language === 'en' ? ', ' : '、'),
      }),
    ),
  ];
  out.answer(answer, lines.length === 0 ? [words.nothing] : lines);
  return answer.refused.length > 0 ? 1 : 0;
}

async function lock(call: StoreVerbCall): Promise<number> {
  const { ask, out } = call;
  const answer = await ask('inbox.lock', { period: await periodOf(call) });
  out.answer(answer, [fill(inboxCliWords[out.language].locked, { count: answer.locked })]);
  return 0;
}

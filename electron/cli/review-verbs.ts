import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { failureText, fieldLabel, localeOf, optionLabel } from '../../db/domain/locale/locale.ts';
import { type Period, parsePeriod } from '../../db/domain/period.ts';
import { isRecordType } from '../../db/domain/records/catalogue.ts';
import type { PlacedReply, ShownQuery } from '../../db/domain/review-answers.ts';
import { type AskedQuery, askedQuery } from '../../db/domain/review-contract.ts';
import { reviewWords } from './review-words.ts';
import { Refused, type StoreVerbCall, type Verbs } from './verb.ts';

/** Verbs about sending back, receipts, and what the county does with them. */
export function addReviewVerbs(verbs: Verbs): void {
  const ofPackage = (verb: ReturnType<Verbs['onStore']>) =>
    verb
      .option('--package <id>', 'package; else --unit and --period')
      .option('--unit <code>', '六位代码 / six digits')
      .option('--period <period>', '2026Q3, 2026')
      .option('--version <n>', 'default the newest')
      .requiredOption('--to <folder>', 'folder that receives the file');

  ofPackage(verbs.onStore('send-back', '退回并附核实意见 / send a report back with queries', sendBack))
    .option(
      '--query <record/field/text>',
      'receipt/ID/amount/请核实；可多次 / may be given several times; receipt/ID//text: the record; ///text: the report',
      (one: string, all: string) => `${all}${one}\0`,
      '',
    )
    .option('--queries <file>', 'JSON: [{record_type, record_id, field, rule, text}]')
    .option('--why <text>', '退回说明 / why');
  ofPackage(verbs.onStore('receipt', '出具回执 / put a receipt into a folder', receipt)).option(
    '--all',
    '本期所有已通过的单位 / of all that is accepted of the period',
  );

  verbs
    .onStore('read-reply <file>', '读入退回的报表或回执 / read a report sent back or a receipt in', readReply)
    .option('--trust <key>', '确认对方密钥 / the key, once it is compared with the sender');
  verbs
    .onStore('queries', '核实意见 / queries about a period', listQueries)
    .requiredOption('--period <period>', '2026Q3, 2026');
  verbs
    .onStore('answer <query>', '答复核实意见 / answer a query', answer)
    .requiredOption('--period <period>', '2026Q3, 2026')
    .requiredOption('--text <text>', '答复；空白为撤回 / the answer; blank takes it back');
}

function periodOf({ options }: StoreVerbCall): Period {
  const text = options.period ?? '';
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new FailureError('period_invalid', { period: text });
  return parsed.value;
}

async function packageOf(call: StoreVerbCall): Promise<string> {
  const { ask, options } = call;
  if (options.package !== undefined) return options.package;
  const packages = await ask('review.packages', { period: periodOf(call) });
  const ofUnit = packages.filter(
    ({ unit, version }) =>
      unit === options.unit && (options.version === undefined || String(version) === options.version),
  );
  const newest = Math.max(...ofUnit.map(({ version }) => version));
  const found = ofUnit.filter(({ version }) => version === newest);
  // Two packages of one version are a fork: which is meant, a person says by its id.
  if (found.length !== 1) throw new FailureError('not_found', { type: 'report' });
  return found[0]?.id ?? '';
}

function queriesOf({ options }: StoreVerbCall): readonly AskedQuery[] {
  const typed = (options.query ?? '')
    .split('\0')
    .filter((one) => one !== '')
    .map(typedQuery);
  return options.queries === undefined ? typed : [...typed, ...queriesOfFile(options.queries)];
}

function typedQuery(typed: string): AskedQuery {
  const [type = '', id = '', field = '', ...text] = typed.split('/');
  const given = (word: string): string | null => (word === '' ? null : word);
  const query = askedQuery.safeParse({
    record_type: given(type),
    record_id: given(id),
    field: given(field),
    rule: null,
    text: text.join('/'),
  });
  if (query.success) return query.data;
  throw new FailureError('rejected', {}, [{ path: 'query', problem: 'not_accepted' }]);
}

function queriesOfFile(file: string): readonly AskedQuery[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch {
    throw new FailureError('file_missing', { file });
  }
  const lenient = askedQuery.extend({
    record_type: askedQuery.shape.record_type.default(null),
    record_id: askedQuery.shape.record_id.default(null),
    field: askedQuery.shape.field.default(null),
    rule: askedQuery.shape.rule.default(null),
  });
  const queries = z.array(lenient).safeParse(content);
  if (queries.success) return queries.data;
  const path = `queries.${queries.error.issues[0]?.path.join('.') ?? ''}`;
  throw new FailureError('rejected', {}, [{ path, problem: 'not_accepted' }]);
}

async function sendBack(call: StoreVerbCall): Promise<number> {
  const { ask, options } = call;
  const queries = queriesOf(call);
  const package_id = await packageOf(call);
  if (queries.length > 0) await ask('review.ask', { package_id, queries: [...queries] });
  const folder = resolve(options.to ?? '');
  const placed = await ask('review.sendBack', { package_id, folder, why: options.why ?? null });
  return answerPlaced(call, placed, 'sentBack');
}

async function receipt(call: StoreVerbCall): Promise<number> {
  if (call.options.all !== undefined) return allReceipts(call);
  const package_id = await packageOf(call);
  const folder = resolve(call.options.to ?? '');
  return answerPlaced(call, await call.ask('review.receipt', { package_id, folder }), 'receipt');
}

async function allReceipts(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  const words = reviewWords[out.language];
  const folder = resolve(options.to ?? '');
  const answer = await ask('review.receipts', { period: periodOf(call), folder });
  out.answer(answer, [
    ...answer.placed.map(({ file, created }) => fill(created ? words.receipt : words.present, { file })),
    ...answer.refused.map(({ unit, failure }) => `${unit.name}: ${failureText(out.language, failure)}`),
    ...(answer.placed.length + answer.refused.length === 0 ? [words.noReceipts] : []),
  ]);
  return answer.refused.length > 0 ? 1 : 0;
}

function answerPlaced({ out }: StoreVerbCall, placed: PlacedReply, what: 'sentBack' | 'receipt'): number {
  const words = reviewWords[out.language];
  const { file, queries, created, with_forms } = placed;
  out.answer(placed, [fill(created ? words[what] : words.present, { file, queries })]);
  if (!with_forms) out.note(words.withoutForms);
  return 0;
}

async function readReply({ ask, out, words: [file = ''], options }: StoreVerbCall): Promise<number> {
  const words = reviewWords[out.language];
  try {
    const read = await ask('review.import', { file: { token: file }, trust: options.trust ?? null });
    const { reply, status, queries, created } = read;
    const said = {
      unit: reply.unit.name,
      verdict: localeOf(out.language).replySheets.verdicts[reply.verdict],
      version: reply.version,
      status: optionLabel(out.language, 'reportStatus', status),
      queries,
    };
    out.answer(read, [fill(created ? words.read : words.readBefore, said)]);
    return 0;
  } catch (error) {
    if (error instanceof Refused && error.failure.code === 'key_unknown') {
      const { public_key } = error.failure.detail as { readonly public_key: string };
      out.note(fill(words.trustKey, { key: public_key }));
    }
    throw error;
  }
}

async function listQueries(call: StoreVerbCall): Promise<number> {
  const { ask, out } = call;
  const period = periodOf(call);
  const state = await ask('review.state', { period });
  const count = { period, count: state.queries.length, open: state.open };
  out.answer(state, [
    ...state.queries.flatMap((query) => linesOf(call, query)),
    fill(reviewWords[out.language].open, count),
  ]);
  return 0;
}

function linesOf({ out: { language } }: StoreVerbCall, query: ShownQuery): readonly string[] {
  const words = reviewWords[language];
  const { record_type, field, text, label, state } = query;
  const line = fill(words.query, {
    state: words.states[state],
    record: label[language] || words.wholeReport,
    field:
      record_type !== null && field !== null && isRecordType(record_type)
        ? ` ${fieldLabel(language, record_type, field)}`
        : '',
    text,
  });
  return [
    line,
    `  ${query.id}`,
    ...(query.answer === null ? [] : [fill(words.answer, { text: query.answer })]),
  ];
}

async function answer(call: StoreVerbCall): Promise<number> {
  const { ask, words, options } = call;
  const { queries } = await ask('review.state', { period: periodOf(call) });
  const query = queries.find(({ id }) => id === words[0]);
  if (query === undefined) throw new FailureError('not_found', { type: 'query' });
  const answered = await ask('review.answer', {
    query_id: query.id,
    base_revision: query.revision,
    answer: options.text ?? '',
  });
  call.out.answer(answered, linesOf(call, answered));
  return 0;
}

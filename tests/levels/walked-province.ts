import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ask, atTheDesk, countyDataDir, enterCounty } from '../../db/demo/province/enter-county.ts';
import { withEditedCell } from '../../db/demo/province/files/report-files.ts';
import { type CountyPlan, planProvince } from '../../db/demo/province/plan.ts';
import { provincePeriod } from '../../db/demo/province/targets.ts';
import type { ConsolidationProgress, MadeConsolidation } from '../../db/domain/consolidation-answers.ts';
import type { RecordChange } from '../../db/domain/contract.ts';
import type { InboxState } from '../../db/domain/inbox-answers.ts';
import type { AnyRecord, FieldValue, RecordType } from '../../db/domain/records/catalogue.ts';
import { keyFileName, loadOrCreateKeys } from '../../db/exchange/report-file/keys.ts';
import { InboxHost } from '../support/inbox-host.ts';
import { cliOn } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/store-folder.ts';
import { type SubmittedProvince, submitProvince, submitYear } from '../support/submitted-province.ts';

/** Counties to which something happens on the way; the others hand in their report and that is all. */
export const fates = {
  /** Its copy breaks off half-way. */
  torn: '330127',
  /** Comes twice, under two names. */
  twice: '330324',
  /** Somebody typed into a cell of the file on the share. */
  edited: '330326',
  /** A second computer, with a ledger of its own, hands the year in, too. */
  laptop: '330327',
  /** A new computer: the second version is signed with a key that nobody knows. */
  newKey: '330328',
  /** Reports an investment too low; the province asks. */
  asked: '330803',
  /** Finds after everything was accepted that a receipt is too low. */
  late: '331122',
  /** The province learns late that it left the list within the year. */
  left: '330802',
} as const;

/** What the county that is asked leaves out at first, and the late one adds, in fen. */
export const understated = 1_234_567;
export const lateReceipt = 123_456;

/** Name under which the second computer's file comes. */
export const laptopFile = '苍南县年报-笔记本.xlsx';

const plans = planProvince(1);

/** The plan of a county. */
export function planOf(code: string): CountyPlan {
  const plan = plans.find(({ area_code }) => area_code === code);
  if (plan === undefined) throw new Error('no such county');
  return plan;
}

/** Name of a county's file of the year. @param version from 2 on it is in the name */
export const fileOf = (code: string, version = 1): string =>
  `${planOf(code).name}_山海协作年报_2021年${version === 1 ? '' : `_v${version}`}.xlsx`;

/** The 26 counties, each with a data folder of its own, the folder that all of them share, and who receives there. */
export class WalkedProvince {
  readonly #folder = temporaryFolder();
  readonly #submitted: SubmittedProvince;
  readonly #sittings = new Map<string, number>();
  readonly province: InboxHost;
  /** Of the torn file what was to arrive. */
  readonly whole: Buffer;

  private constructor(
    folder: ReturnType<typeof temporaryFolder>,
    province: InboxHost,
    submitted: SubmittedProvince,
  ) {
    this.#folder = folder;
    this.province = province;
    this.#submitted = submitted;
    this.whole = this.bytesOf(fileOf(fates.torn));
  }

  /** Every county has handed its year in, and what happens to files has happened. */
  static async open(): Promise<WalkedProvince> {
    const [folder, province] = [temporaryFolder(), await InboxHost.open()];
    const codes = plans.map(({ area_code }) => area_code).filter((code) => code !== fates.asked);
    const submitted = await submitProvince(join(folder.path, 'data'), province.folder.path, codes);
    const walk = new WalkedProvince(folder, province, submitted);
    await walk.#understate();
    await walk.#spoil();
    return walk;
  }

  get shared(): string {
    return this.province.folder.path;
  }

  /** Below it the data folder of each county. */
  get out(): string {
    return this.#submitted.options.out;
  }

  bytesOf(file: string): Buffer {
    return readFileSync(join(this.shared, file));
  }

  /** A county's desk in this process. */
  at<T>(code: string, work: (ask: Ask) => Promise<T>): Promise<T> {
    return atTheDesk(planOf(code), this.#submitted.options, this.#sitting(code), work);
  }

  /** A county's command line. */
  cli(code: string): ReturnType<typeof cliOn> {
    return cliOn(countyDataDir(this.out, code));
  }

  /** The key of a county's computer, as the county reads it out over the telephone. */
  async keyOf(code: string): Promise<string> {
    return (await loadOrCreateKeys(countyDataDir(this.out, code))).publicKey;
  }

  /** Each sitting has ids of its own; the first two made the county and handed its year in. */
  #sitting(code: string): number {
    const sitting = (this.#sittings.get(code) ?? 2) + 1;
    this.#sittings.set(code, sitting);
    return sitting;
  }

  /** A county changes the first record that is meant, and explains what its check asks then; the record's id. */
  change(
    code: string,
    type: RecordType,
    isMeant: (record: AnyRecord) => boolean,
    values: (record: AnyRecord) => Record<string, FieldValue>,
  ): Promise<string> {
    return this.at(code, async (ask) => {
      const { rows } = await ask('records.list', { type, limit: 5000 });
      const record = rows.find(isMeant);
      if (record === undefined) throw new Error(`no ${type} is meant`);
      const change = { type, id: record.id, base_revision: record.revision, values: values(record) };
      await ask('records.save', { changes: [change], why: null });
      await explain(ask);
      return record.id;
    });
  }

  records(code: string, type: RecordType): Promise<readonly AnyRecord[]> {
    return this.at(code, async (ask) => (await ask('records.list', { type, limit: 5000 })).rows);
  }

  /** A county hands in its year, or corrects it. @param reason of a correction */
  submit(code: string, reason: string | null): Promise<string> {
    return submitYear(this.#submitted.options, planOf(code), this.shared, this.#sitting(code), reason);
  }

  /** The county that will be asked hands its year in with too low an investment. */
  async #understate(): Promise<void> {
    await enterCounty(planOf(fates.asked), this.#submitted.options);
    await this.change(fates.asked, 'investment', isAskedAbout, (row) => ({
      inv_month: Number(row.inv_month) - understated,
      construction: Number(row.construction) - understated,
    }));
    await this.submit(fates.asked, null);
  }

  async #spoil(): Promise<void> {
    const put = (file: string, bytes: Uint8Array | string): void =>
      writeFileSync(join(this.shared, file), bytes);
    put(fileOf(fates.torn), this.whole.subarray(0, Math.floor(this.whole.length * 0.6)));
    copyFileSync(join(this.shared, fileOf(fates.twice)), join(this.shared, '永嘉县年报(1).xlsx'));
    put(fileOf(fates.edited), await withEditedCell(this.bytesOf(fileOf(fates.edited))));
    put('通知.xlsx', '不是工作簿');
    put('会议纪要.txt', '纪要');
    await this.#secondComputer();
    await this.#newComputer();
  }

  async #secondComputer(): Promise<void> {
    const folder = join(this.#folder.path, 'laptop');
    const laptop = { ...this.#submitted.options, out: join(folder, 'data') };
    await enterCounty(planOf(fates.laptop), laptop);
    const file = await submitYear(laptop, planOf(fates.laptop), folder, 2, null);
    copyFileSync(join(folder, file), join(this.shared, laptopFile));
  }

  async #newComputer(): Promise<void> {
    const key = join(countyDataDir(this.out, fates.newKey), keyFileName);
    renameSync(key, `${key}.lost`);
    await this.change(
      fates.newKey,
      'aid',
      () => true,
      (aid) => ({ training_person_times: Number(aid.training_person_times ?? 0) + 1 }),
    );
    await this.submit(fates.newKey, '培训人次漏计1人');
  }

  close(): void {
    this.province.close();
    this.#folder.remove();
  }
}

/** The month that the province asks about: the last one of a project, which states what the investment is made of. */
export const isAskedAbout = ({ month, construction }: AnyRecord): boolean =>
  month === '2021-12' && Number(construction) > understated;

async function explain(ask: Ask): Promise<void> {
  const { violations } = await ask('check.run', { period: provincePeriod });
  const changes = violations.flatMap(({ key, explanation, violation }, index): RecordChange[] => {
    if (key === null || explanation !== null || violation.ruleClass !== 'soft') return [];
    const values = { ...key, text: '已核实，年末到账，下年分配。' };
    return [{ type: 'explanation', id: `explained-${index}`, base_revision: null, values }];
  });
  if (changes.length > 0) await ask('records.save', { changes, why: null });
}

/** Confirms computers that a county vouches for: those of its first files, or all but the second computer. */
export async function confirm(host: InboxHost, { rows }: InboxState, which: 'first' | 'all'): Promise<void> {
  const keys = rows.flatMap(({ unit, waiting }) =>
    waiting.flatMap(({ file, report }) => {
      const isMeant = file !== laptopFile && (which === 'all' || report?.version === 1);
      return report !== null && isMeant ? [{ public_key: report.public_key, unit: unit.code }] : [];
    }),
  );
  if (keys.length > 0) await host.host.call('inbox.trust', { keys });
}

export const statesOf = ({ rows }: InboxState) =>
  Object.fromEntries(rows.map(({ unit, state }) => [unit.code, state]));
export const unitsOf = ({ rows }: InboxState): readonly string[] => rows.map(({ unit }) => unit.code);

/** Makes a consolidation of everything, without a workbook. */
export async function consolidate(host: InboxHost): Promise<MadeConsolidation> {
  let now: ConsolidationProgress = await host.host.call('consolidation.make', {
    period: provincePeriod,
    scope: 'all',
    language: 'zh-CN',
  });
  while (now.made === null) now = await host.host.call('consolidation.go', { job: now.job });
  return now.made;
}

/** Confirms the reviewers whose replies lie in the folder; their codes. */
export async function confirmReviewers(host: InboxHost, { others }: InboxState): Promise<readonly string[]> {
  const replies = others.flatMap(({ kind, reply }) =>
    kind === 'unknownKey' && reply !== null ? [reply] : [],
  );
  const keys = [...new Map(replies.map(({ public_key, by }) => [public_key, by.code]))];
  await host.host.call('inbox.trust', { keys: keys.map(([public_key, unit]) => ({ public_key, unit })) });
  return keys.map(([, unit]) => unit);
}

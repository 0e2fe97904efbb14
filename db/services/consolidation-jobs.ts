import { rm } from 'node:fs/promises';
import type {
  ConsolidationProgress,
  ConsolidationScope,
  ConsolidationView,
  MadeConsolidation,
  StoredConsolidation,
} from '../domain/consolidation-answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { Language } from '../domain/locale/labels.ts';
import type { Period } from '../domain/period.ts';
import { provinceBook, sheetsOfBook } from '../exchange/province-book/province-book.ts';
import { reportFileName } from '../exchange/report-file/file-name.ts';
import { type PlacedFile, stageWrittenFile, type WrittenFile } from '../exchange/report-file/place-file.ts';
import { verifyWritten } from '../exchange/workbook/verify-written.ts';
import { writeBigWorkbook } from '../exchange/workbook/write-big.ts';
import {
  consolidationById,
  type KeptConsolidation,
  keepConsolidation,
  listConsolidations,
  nextVersion,
} from '../repositories/consolidations.ts';
import { bookName } from './book-name.ts';
import { type Consolidated, consolidated, viewOf } from './consolidation.ts';
import { askerOf } from './consolidation-units.ts';
import type { ServiceContext } from './context.ts';
import { queriesOfUnits } from './package-queries.ts';
import { reportFolder } from './report-folder.ts';
import { unitName } from './sessions.ts';

/** What is to be made. */
interface Order {
  readonly period: Period;
  readonly scope: ConsolidationScope;
  /** Path of the folder for the workbook; null: none is wanted. */
  readonly folder: string | null;
  readonly fileName: string | undefined;
  readonly language: Language;
}

interface Step {
  readonly done: number;
  readonly total: number;
}

type Making = AsyncGenerator<Step, MadeConsolidation, void>;

/** Files of one name in a folder; nobody makes as many. */
const mostFiles = 500;

/**
 * Consolidations that are being made, in steps: other calls are served between two of them, and whoever waits can give it
 * up. One at a time; a new one takes the place of one that nobody went on with.
 */
export class ConsolidationJobs {
  readonly #context: ServiceContext;
  #running: { readonly job: string; readonly making: Making } | undefined;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** @throws FailureError `forbidden` for a county, and what the folder answers */
  async begin(input: CallInput<'consolidation.make'>): Promise<ConsolidationProgress> {
    if (askerOf(this.#context).level === 'county') throw new FailureError('forbidden');
    const { period, scope, language, file_name: fileName } = input;
    const folder = input.folder === undefined ? null : await reportFolder(this.#context, input.folder);
    const job = this.#context.ports.newId();
    const making = make(this.#context, { period, scope, folder, fileName, language });
    await this.#running?.making.return(undefined as never);
    this.#running = { job, making };
    return { job, done: 0, total: 1, made: null };
  }

  /** @throws FailureError `cancelled` for a job that is over, and whatever stops the making: then nothing is stored */
  async go({ job }: CallInput<'consolidation.go'>): Promise<ConsolidationProgress> {
    const running = this.#running;
    if (running?.job !== job) throw new FailureError('cancelled');
    try {
      const { done, value } = await running.making.next();
      if (done !== true) return { job, ...value, made: null };
      this.#running = undefined;
      return { job, done: 1, total: 1, made: value };
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }

  async cancel({ job }: CallInput<'consolidation.cancel'>): Promise<null> {
    if (this.#running?.job === job) {
      await this.#running.making.return(undefined as never);
      this.#running = undefined;
    }
    return null;
  }
}

/** Every state between the first step and the last is in memory or a file without a name: given up, it leaves nothing. */
async function* make(context: ServiceContext, order: Order): Making {
  const all = consolidated(context, order);
  const { folder } = order;
  // What is kept says the same as the sheets, whatever is accepted while they are drawn.
  const view = viewOf(context, all);
  if (folder === null) return { consolidation: keep(context, all, view, null), path: null };
  const made = { at: context.ports.now(), by: askerOf(context).person };
  const version = context.ledger.store.read((reader) => nextVersion(reader, order.period));
  const title = unitName(context, all.asker.area);
  const input = {
    view,
    counties: all.counties,
    members: all.members,
    language: order.language,
    areas: context.areas,
    industries: context.industries,
    appVersion: context.appVersion,
    unitName: title,
    version,
    made,
    queries: queriesOfUnits(
      context,
      order.period,
      view.prefectures.flatMap(({ units }) => units.map(({ unit }) => unit)),
    ),
  };
  const drawings = sheetsOfBook(input);
  // Adding up, each sheet, writing, and reading back.
  const total = drawings.length + 3;
  yield { done: 1, total };
  const sheets = [];
  for (const [at, draw] of drawings.entries()) {
    sheets.push(draw());
    yield { done: at + 2, total };
  }
  const book = provinceBook(input, sheets);
  const signal = context.closing === undefined ? {} : { signal: context.closing };
  const written = await stageWrittenFile(folder, (file) =>
    writeBigWorkbook(file, book.model, book.streams, { level: 'portable', ...signal }),
  );
  try {
    yield { done: total - 1, total };
    await verifyWritten(written.unfinished, book.expected, signal);
    const name = order.fileName ?? bookName(title, order.period, order.language);
    const placed = await nameIt(written, name, order.fileName !== undefined);
    try {
      return { consolidation: keep(context, all, view, placed.file), path: placed.path };
    } catch (error) {
      await rm(placed.path, { force: true });
      throw error;
    }
  } finally {
    await written.discard();
  }
}

/** Gives the file its name, or the first that is free; nothing is ever overwritten. */
async function nameIt(written: WrittenFile, name: string, exactly: boolean): Promise<PlacedFile> {
  if (exactly) return written.name(name);
  for (let number = 1; ; number += 1) {
    try {
      return await written.name(reportFileName(name, number));
    } catch (error) {
      const taken = error instanceof FailureError && error.failure.code === 'file_exists';
      if (!taken || number === mostFiles) throw error;
    }
  }
}

function keep(
  context: ServiceContext,
  all: Consolidated,
  { missing }: Pick<ConsolidationView, 'missing'>,
  fileName: string | null,
): StoredConsolidation {
  const { period, scope, members, totals, counties } = all;
  const id = context.ports.newId();
  const by = { person: all.asker.person, at: context.ports.now(), why: null };
  const packages = counties.flatMap((county) => county.packages);
  return context.ledger.store.write((writer) => {
    keepConsolidation(
      writer,
      {
        id,
        period,
        version: nextVersion(writer, period),
        scope,
        members,
        figures: totals,
        missing,
        file_name: fileName,
        app_version: context.appVersion,
      },
      packages,
      by,
    );
    return storedOf(consolidationById(writer, id).kept);
  });
}

/** Stored consolidations, newest first. @throws FailureError `forbidden` for a county, which makes none */
export function storedConsolidations(
  context: ServiceContext,
  { period }: CallInput<'consolidation.list'>,
): readonly StoredConsolidation[] {
  if (askerOf(context).level === 'county') throw new FailureError('forbidden');
  return context.ledger.store.read((reader) => listConsolidations(reader, period ?? null)).map(storedOf);
}

export function storedOf(kept: KeptConsolidation): StoredConsolidation {
  const { figures, members: _members, ...rest } = kept;
  return { ...rest, total: figures.total, units: figures.units.length };
}

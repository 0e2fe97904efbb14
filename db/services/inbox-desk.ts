import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { type Failure, FailureError } from '../domain/failure.ts';
import type { FoundFile, InboxState } from '../domain/inbox-answers.ts';
import type { Period } from '../domain/period.ts';
import type { ReadReply } from '../exchange/reply-file/review-sheet.ts';
import { ReportReaders, type VerifiedReport } from '../exchange/report-file/report-readers.ts';
import { refuseTooLarge } from '../exchange/workbook/preflight.ts';
import { WorkbookRefusal } from '../exchange/workbook/refusal.ts';
import { asFileFailure } from '../file-failure.ts';
import { packageOfFile } from '../repositories/received-packages.ts';
import { isTrustedFor } from '../repositories/trusted-keys.ts';
import type { Store } from '../store.ts';
import type { ServiceContext } from './context.ts';
import { type FolderFile, listFolder } from './inbox-folder.ts';
import { type InboxPackages, inboxPackages } from './inbox-packages.ts';
import { growingFile, receivedFile, receiveReport, unreadFile } from './inbox-receive.ts';
import { isOpenReply, receiveReply } from './inbox-replies.ts';
import { type JudgedPackage, judgeInSteps } from './inbox-verdict.ts';

/** What is known of a file, while size and time of change stay what they were. */
interface KnownFile {
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly found: FoundFile;
  /** How often it was read as it is now. */
  readonly tries: number;
  /** Of a report that waits for a person's yes: exactly this is what the yes is said to. */
  readonly read: ReadFile | null;
  /** What a reply says, while it waits for its key or its report. */
  readonly reply: ReadReply | null;
}

interface ReadFile {
  readonly report: VerifiedReport;
  readonly bytes: Uint8Array;
}

/** A look that is under way. */
interface Look {
  done: number;
  total: number;
  readonly stop: AbortController;
}

/** A copy over a slow network may lie there in its full size before it is whole. */
const mostTries = 4;
/** As many as there are processors on a small office machine. */
const readersAtOnce = 2;

/**
 * What the inbox knows of its folder and of the packages received, and the look that is under way. A look runs beside the
 * calls, in short steps: nothing waits for it, and it waits for nothing. It asks for no timer: whoever wants to know what
 * is new asks for another look.
 */
export class InboxDesk {
  readonly #context: ServiceContext;
  readonly #files = new Map<string, KnownFile>();
  readonly #judged = new Map<string, { readonly key: string; readonly judged: JudgedPackage }>();
  #looking: Look | null = null;
  #fault: { readonly error: unknown } | null = null;
  folder: string | null = null;
  failure: Failure | null = null;
  lookedAt: string | null = null;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** Files as they were found last, by name. */
  get files(): readonly FoundFile[] {
    return [...this.#files.values()].map(({ found }) => found).toSorted((a, b) => (a.file < b.file ? -1 : 1));
  }

  get progress(): InboxState['progress'] {
    return this.#looking === null ? null : { done: this.#looking.done, total: this.#looking.total };
  }

  /** Begins a look, unless one is under way. Another folder begins anew. */
  look(folder: string, period: Period, again: boolean): void {
    if (folder !== this.folder) {
      this.stop();
      this.#files.clear();
      this.folder = folder;
      this.lookedAt = null;
    }
    if (this.#looking !== null) return;
    if (again) this.#files.clear();
    const stop = new AbortController();
    const signal =
      this.#context.closing === undefined
        ? stop.signal
        : AbortSignal.any([stop.signal, this.#context.closing]);
    const looking = { done: 0, total: 0, stop };
    this.#looking = looking;
    void this.#look(folder, period, signal, looking).then(
      () => this.#end(looking, null),
      (error: unknown) => this.#end(looking, error),
    );
  }

  /** Stops the look that is under way. */
  stop(): void {
    this.#looking?.stop.abort();
    this.#looking = null;
  }

  /** The judgement of a package if it was made and still holds. */
  judgedNow(packages: InboxPackages, id: string): JudgedPackage | undefined {
    const before = this.#judged.get(id);
    return before !== undefined && before.key === packages.judgedBy(id) ? before.judged : undefined;
  }

  /** The judgement of a package, made now if need be. */
  judge(packages: InboxPackages, id: string): JudgedPackage {
    const steps = this.#judging(packages, id);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value;
  }

  *#judging(packages: InboxPackages, id: string): Generator<void, JudgedPackage> {
    const before = this.judgedNow(packages, id);
    if (before !== undefined) return before;
    const judged = yield* judgeInSteps(this.#context, packages.get(id), packages.othersOf(id));
    this.#judged.set(id, { key: packages.judgedBy(id), judged });
    return judged;
  }

  #end(looking: Look, error: unknown): void {
    if (this.#looking !== looking) return;
    this.#looking = null;
    if (error !== null && !(error instanceof FailureError)) {
      this.#fault = { error };
      return;
    }
    if (error?.failure.code === 'cancelled') return;
    this.failure = error?.failure ?? null;
    if (error === null) this.lookedAt = this.#context.ports.now();
  }

  /** A fault of ours in a look, told once to whoever asks next. @throws it */
  throwFault(): void {
    const fault = this.#fault;
    this.#fault = null;
    if (fault !== null) throw fault.error;
  }

  async #look(folder: string, period: Period, signal: AbortSignal, look: Look): Promise<void> {
    const listed = await listFolder(folder);
    if (signal.aborted) throw new FailureError('cancelled');
    const there = new Set(listed.map(({ file }) => file));
    for (const file of this.#files.keys()) if (!there.has(file)) this.#files.delete(file);
    await this.#receiveConfirmed(signal);
    const waiting = listed.filter((one) => this.#isToRead(one));
    const readers = new ReportReaders();
    const close = (): void => readers.close();
    signal.addEventListener('abort', close);
    look.total += waiting.length;
    try {
      const queue = [...waiting];
      const reading = Array.from({ length: readersAtOnce }, async () => {
        for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
          await this.#read(one, readers, signal);
          look.done += 1;
        }
      });
      await Promise.all(reading);
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
    await this.#settleReplies(signal);
    await this.#judgeAll(period, signal, look);
  }

  /** Replies come in any order: what one was waiting for may be here now. */
  async #settleReplies(signal: AbortSignal): Promise<void> {
    for (const [file, known] of [...this.#files]) {
      if (known.reply === null) continue;
      const found = receiveReply(this.#context, file, known.reply);
      this.#files.set(file, { ...known, found, reply: isOpenReply(found) ? known.reply : null });
      await letOthersGo(signal);
    }
  }

  /** Receives what waited for a key that is confirmed by now, as it was read. */
  async #receiveConfirmed(signal: AbortSignal): Promise<void> {
    const { store } = this.#context.ledger;
    for (const [file, known] of [...this.#files]) {
      const { read } = known;
      if (read === null) continue;
      const { public_key, unit } = read.report.manifest;
      if (!store.read((reader) => isTrustedFor(reader, public_key, unit.code))) continue;
      const found = receiveReport(this.#context, file, read.report, read.bytes);
      this.#files.set(file, { ...known, found, read: null });
      await letOthersGo(signal);
    }
  }

  #isToRead({ file, bytes, modifiedMs }: FolderFile): boolean {
    const known = this.#files.get(file);
    if (known === undefined || known.bytes !== bytes || known.modifiedMs !== modifiedMs) return true;
    return ['damaged', 'copying'].includes(known.found.kind) && known.tries < mostTries;
  }

  async #read(one: FolderFile, readers: ReportReaders, signal: AbortSignal): Promise<void> {
    const before = this.#files.get(one.file);
    const isSame = before?.bytes === one.bytes && before.modifiedMs === one.modifiedMs;
    const { found, read, reply = null } = await this.#find(one, readers, signal);
    const { bytes, modifiedMs } = one;
    const tries = isSame ? before.tries + 1 : 1;
    const kept = { read: isWaiting(found) ? read : null, reply: isOpenReply(found) ? reply : null };
    this.#files.set(one.file, { bytes, modifiedMs, found, tries, ...kept });
    if (found.package_id !== null && found.kind !== 'same' && found.reply === null)
      await this.#judgeNew(found.package_id, signal);
  }

  /** @throws FailureError `cancelled` */
  async #find(
    { file, path, bytes: size, modifiedMs }: FolderFile,
    readers: ReportReaders,
    signal: AbortSignal,
  ): Promise<{ readonly found: FoundFile; readonly read: ReadFile | null; readonly reply?: ReadReply }> {
    const goOn = (): void => {
      if (signal.aborted) throw new FailureError('cancelled');
    };
    try {
      refuseTooLarge(size);
      const bytes = await readFile(path);
      const now = await stat(path);
      goOn();
      if (now.size !== bytes.length || now.mtimeMs !== modifiedMs)
        return { found: growingFile(file), read: null };
      const hash = createHash('sha256').update(bytes).digest('hex');
      const received = this.#context.ledger.store.read((reader) => packageOfFile(reader, hash));
      if (received !== undefined) return { found: receivedFile(this.#context, file, received), read: null };
      const { report, reply } = await readers.read(bytes, file);
      goOn();
      if (reply !== undefined) return { found: receiveReply(this.#context, file, reply), read: null, reply };
      const found = receiveReport(this.#context, file, report, bytes);
      return { found, read: { report, bytes } };
    } catch (error) {
      const failure = readingFailure(error, path);
      if (!isOfFile(failure)) throw error;
      return { found: unreadFile(file, failure), read: null };
    }
  }

  async #judgeNew(id: string, signal: AbortSignal): Promise<void> {
    const packages = inboxPackages(this.#context);
    await stepwise(this.#judging(packages, id), signal);
  }

  /** Judges what the page shows and nothing was said of yet: received before this run, or by another package judged anew. */
  async #judgeAll(period: Period, signal: AbortSignal, look: Look): Promise<void> {
    const packages = inboxPackages(this.#context);
    const left = packages.shownOf(period).filter(({ id }) => this.judgedNow(packages, id) === undefined);
    look.total += left.length;
    for (const { id } of left) {
      await stepwise(this.#judging(packages, id), signal);
      look.done += 1;
    }
  }
}

/** Lets what has arrived meanwhile go first, between any two steps. @throws FailureError `cancelled` */
async function stepwise(steps: Generator<void, unknown>, signal: AbortSignal): Promise<void> {
  let step = steps.next();
  while (step.done !== true) {
    await letOthersGo(signal);
    step = steps.next();
  }
}

/** @throws FailureError `cancelled` */
async function letOthersGo(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw new FailureError('cancelled');
}

/** Waits for a key to be confirmed. */
const isWaiting = ({ kind }: FoundFile): boolean =>
  kind === 'unknownKey' || kind === 'withdrawnKey' || kind === 'foreignKey';

/** Whether a failure is the file's; what the store cannot do ends the look. */
const isOfFile = ({ code }: Failure): boolean =>
  code.startsWith('file_') || code === 'io_error' || code === 'folder_read_only';

function readingFailure(error: unknown, path: string): Failure {
  if (error instanceof WorkbookRefusal)
    return { code: 'file_refused', args: { file: path, reason: error.code } };
  const failure = asFileFailure(error, path);
  if (failure instanceof FailureError) return failure.failure;
  throw error;
}

const desks = new WeakMap<Store, InboxDesk>();

/** The desk of the ledger that is open. */
export function inboxDesk(context: ServiceContext): InboxDesk {
  const { store } = context.ledger;
  const desk = desks.get(store) ?? new InboxDesk(context);
  desks.set(store, desk);
  return desk;
}

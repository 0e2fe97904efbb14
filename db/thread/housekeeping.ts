import { FailureError } from '../domain/failure.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { examineInWorker, verifyInWorker } from '../verify-in-worker.ts';
import type { Report } from './serve-calls.ts';

/** Milliseconds. */
export interface Pace {
  /** From the start to the first look: the window is drawn first. */
  readonly first: number;
  /** Between two looks: a day that turns, a stick that comes back. */
  readonly between: number;
}

export const usualPace: Pace = { first: 8000, between: 10 * 60_000 };

/**
 * What is done beside the calls while the app is open: the whole store is looked at once, the day's backup is made, the
 * second folder is brought up to date. Pages are copied between calls and verified in another thread, so that typing never
 * waits.
 */
export class Housekeeping {
  readonly #ledger: OpenLedger;
  readonly #report: Report;
  readonly #now: () => string;
  readonly #stopping = new AbortController();
  #timer: ReturnType<typeof setTimeout>;
  #round: Promise<void> = Promise.resolve();

  /** @param now ISO instant of the machine's clock */
  constructor(ledger: OpenLedger, report: Report, now: () => string, pace: Pace = usualPace) {
    this.#ledger = ledger;
    this.#report = report;
    this.#now = now;
    const again = (): void => {
      this.#round = this.#work();
      void this.#round.then(() => {
        if (!this.#stopping.signal.aborted) this.#timer = setTimeout(again, pace.between);
      });
    };
    this.#timer = setTimeout(again, pace.first);
  }

  /** Ends what is being done; settles when nothing reads the store any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#round;
  }

  async #work(): Promise<void> {
    const { backups } = this.#ledger;
    try {
      // The backup first: once the check's result is there, the window knows whether a backup is missing.
      if (backups.isDailyDue(this.#now())) await this.#backUp();
      else await backups.catchUp(this.#now());
      if (this.#stopping.signal.aborted) return;
      if (backups.lastCheck === null) await this.#check();
    } catch (error) {
      if (!(error instanceof FailureError)) this.#report('housekeeping', error);
    }
  }

  async #check(): Promise<void> {
    const { backups, store, migrations } = this.#ledger;
    const checked_at = this.#now();
    const { signal } = this.#stopping;
    const { faults, first_bad_entry, diverging } = await examineInWorker(store.file, migrations, signal);
    const integrity = faults.length === 0 ? 'ok' : 'damaged';
    backups.lastCheck = { checked_at, integrity, first_bad_entry, diverging };
  }

  async #backUp(): Promise<void> {
    const { backups, migrations } = this.#ledger;
    const { signal } = this.#stopping;
    try {
      await backups.make('daily', this.#now(), (file) => verifyInWorker(file, migrations, signal));
      backups.dailyFailure = null;
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      if (error.failure.code !== 'cancelled') backups.dailyFailure = error.failure;
    }
  }
}

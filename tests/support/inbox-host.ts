import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallOutput } from '../../db/domain/contract.ts';
import type { FoundFile, InboxRow, InboxState } from '../../db/domain/inbox-answers.ts';
import { period } from '../../db/domain/period.ts';
import { seededPorts } from '../../db/ports.ts';
import { cliOn } from './run-cli.ts';
import { openServices, type ServiceHost } from './service-host.ts';
import { temporaryFolder } from './store-folder.ts';

export const year = period('2021');

/** The province or a prefecture with an inbox, and the folder that the counties place their files in. */
export class InboxHost {
  readonly folder = temporaryFolder();
  readonly #data = temporaryFolder();
  #host: ServiceHost | undefined;
  #sittings = 0;

  get host(): ServiceHost {
    if (this.#host === undefined) throw new Error('the inbox is not open');
    return this.#host;
  }

  /** @param unit null: the province; else four digits of a prefecture */
  static async open(unit: string | null = null): Promise<InboxHost> {
    const inbox = new InboxHost();
    await inbox.#sit();
    const role = unit === null ? 'province' : 'prefecture';
    await inbox.host.call('session.initialise', { role, unit, person: '陈静', language: 'zh-CN' });
    return inbox;
  }

  /** Opens the store, each time with ids of its own. */
  async #sit(): Promise<void> {
    this.#sittings += 1;
    this.#host = await openServices(this.#data.path, seededPorts(4 + this.#sittings, '2022-01-20T01:00:00Z'));
  }

  /** Leaves the store to the command line, one process after the other, and opens it again. */
  async commandLine<T>(work: (cli: ReturnType<typeof cliOn>) => T): Promise<T> {
    this.host.close();
    this.#host = undefined;
    try {
      return work(cliOn(this.#data.path));
    } finally {
      await this.#sit();
    }
  }

  put(file: string, bytes: Uint8Array): void {
    const path = join(this.folder.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }

  /** Looks through the folder to the end. */
  scan(again = false): Promise<InboxState> {
    return this.look(this.folder.path, again);
  }

  /** @param folder null: the one looked through last */
  async look(folder: string | null = null, again = false, period = year): Promise<InboxState> {
    let state = await this.host.call('inbox.scan', { period, folder, again });
    while (state.progress !== null) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      state = await this.host.call('inbox.state', { period });
    }
    return state;
  }

  /** Confirms every installation that waits, and looks again. */
  async scanTrusting(period = year): Promise<InboxState> {
    const { rows } = await this.look(this.folder.path, false, period);
    const keys = rows
      .flatMap(({ waiting }) => waiting)
      .filter(({ kind }) => kind === 'unknownKey')
      .flatMap(({ report }) =>
        report === null ? [] : [{ public_key: report.public_key, unit: report.unit.code }],
      );
    if (keys.length > 0) await this.host.call('inbox.trust', { keys });
    return this.look(null, false, period);
  }

  accept(
    packages: 'all' | readonly string[],
    confirmed = false,
    period = year,
  ): Promise<CallOutput<'inbox.accept'>> {
    return this.host.call('inbox.accept', {
      period,
      packages: packages === 'all' ? 'all' : [...packages],
      confirmed,
    });
  }

  close(): void {
    this.#host?.close();
    this.#host = undefined;
    for (const one of [this.folder, this.#data]) one.remove();
  }
}

/** The row of a unit. */
export function rowOf({ rows }: InboxState, unit: string): InboxRow {
  const row = rows.find((one) => one.unit.code === unit);
  if (row === undefined) throw new Error(`no row of ${unit}`);
  return row;
}

/** Id of a row's newest version. */
export function headId({ head }: InboxRow): string {
  if (head === null) throw new Error('no newest version');
  return head.package_id;
}

/** Kinds of files by name. */
export const kindsOf = (files: readonly FoundFile[]): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ file, kind }) => [file, kind]));

import { existsSync, renameSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { countyDataDir, enterCounty } from '../demo/province/enter-county.ts';
import { planProvince } from '../demo/province/plan.ts';
import type { Handlers } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { Language } from '../domain/locale/labels.ts';
import { asFileFailure } from '../file-failure.ts';
import { OpenLedger, storeFile } from '../open-ledger.ts';
import { getSetting, sampleSetting, setSettings } from '../repositories/settings.ts';
import type { FilePort, SamplePort, ServiceContext } from '../services/context.ts';
import { createHandlers } from '../services/handlers.ts';

/** The county of the synthetic province that is shown: it has records of every form. */
const sampleCounty = '330825';
const sampleSeed = 1;

interface OpenSample {
  readonly ledger: OpenLedger;
  readonly handlers: Handlers;
}

/**
 * Sample data: one county of the synthetic province in a data folder of its own below the unit's, with its own store,
 * lock and backups. Made whole beside its place and then moved there, so that a half one is never opened; its unit's name
 * is marked, it has no shared folder, and nothing it writes may land in the unit's.
 */
export class SampleDesk implements SamplePort {
  readonly #own: ServiceContext;
  readonly #resourcesDir: string;
  readonly #hostKind: string;
  readonly #folder: string;
  readonly #unfinished: string;
  readonly #loadTables: () => Pick<ServiceContext, 'areas' | 'industries'>;
  #opened: OpenSample | undefined;

  /** @param own the unit's own services; what an interrupted making left is thrown away */
  constructor(
    own: ServiceContext,
    resourcesDir: string,
    hostKind: string,
    loadTables: () => Pick<ServiceContext, 'areas' | 'industries'>,
  ) {
    this.#loadTables = loadTables;
    this.#own = own;
    this.#resourcesDir = resourcesDir;
    this.#hostKind = hostKind;
    this.#folder = join(own.ledger.dataDir, 'sample');
    this.#unfinished = join(own.ledger.dataDir, 'sample.part');
    try {
      removeFolder(this.#unfinished);
    } catch {
      // In the way of the next sample, which will say so; the own ledger must open all the same.
    }
  }

  kept(): boolean {
    return existsSync(storeFile(this.#folder));
  }

  /** @throws FailureError `disk_full`, `folder_read_only`, `io_error`: then there is no sample */
  async make(language: Language): Promise<null> {
    if (!this.kept()) await this.#makeAnew();
    const { ledger } = await this.#open();
    // The sample speaks the language of whoever looks at it; its backups are known wherever they lie.
    setSettings(
      ledger.store,
      { language, [sampleSetting]: true },
      { person: '', at: this.#own.ports.now(), why: null },
    );
    return null;
  }

  async #makeAnew(): Promise<void> {
    const plan = planProvince(sampleSeed).find(({ area_code }) => area_code === sampleCounty);
    if (plan === undefined) throw new Error(`the synthetic province has no county ${sampleCounty}`);
    try {
      removeFolder(this.#unfinished);
      removeFolder(this.#folder);
      await enterCounty(plan, {
        ...{ seed: sampleSeed, out: this.#unfinished, resourcesDir: this.#resourcesDir },
        ...{ appVersion: this.#own.appVersion, ...this.#loadTables() },
      });
      renameSync(countyDataDir(this.#unfinished, sampleCounty), this.#folder);
      removeFolder(this.#unfinished);
    } catch (error) {
      throw asFileFailure(error, this.#folder);
    }
  }

  /** The services of the sample. @throws FailureError `sample_missing` where there is none */
  async open(): Promise<Handlers> {
    return (await this.#open()).handlers;
  }

  async #open(): Promise<OpenSample> {
    if (this.#opened !== undefined) return this.#opened;
    if (!this.kept()) throw new FailureError('sample_missing');
    const { ports } = this.#own;
    const ledger = await OpenLedger.open(this.#folder, this.#resourcesDir, this.#hostKind, ports);
    // Tables of its own: codes imported into the one ledger are not those of the other.
    const context = { ...this.#own, ...this.#loadTables(), ledger, files: this.#files(), isSample: true };
    const opened = { ledger, handlers: createHandlers(context) };
    this.#opened = opened;
    return opened;
  }

  /** @throws FailureError `folder_read_only`, `io_error` */
  async remove(): Promise<null> {
    this.close();
    try {
      // A name of the unfinished: what a crash leaves of it is gone at the next start.
      removeFolder(this.#unfinished);
      if (existsSync(this.#folder)) renameSync(this.#folder, this.#unfinished);
      removeFolder(this.#unfinished);
    } catch (error) {
      throw asFileFailure(error, this.#folder);
    }
    return null;
  }

  close(): void {
    this.#opened?.ledger.close();
    this.#opened = undefined;
  }

  /** Places that a person chose, but for the unit's own shared folder and what lies in it. */
  #files(): FilePort {
    const { files, ledger } = this.#own;
    return {
      resolve: async (token) => {
        const path = await files.resolve(token);
        const shared = ledger.store.read((reader) => getSetting<string>(reader, 'shared_folder'));
        if (shared !== null && isWithin(await real(shared), await real(path)))
          throw new FailureError('sample_folder', { path: shared });
        return path;
      },
    };
  }
}

/** The same folder by whatever link or drive letter it was reached; one that is gone by its name. */
const real = (path: string): Promise<string> => realpath(path).catch(() => path);

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

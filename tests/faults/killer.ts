import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, cpSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../../db/demo/province/random.ts';
import { resourcesDir } from '../support/store-folder.ts';
import { type Base, withOneMigrationMore } from './base-folder.ts';
import type { Job, Said } from './driver.ts';
import { type Expected, inspect, type Output } from './inspector.ts';
import type { LedgerState } from './ledger-state.ts';
import { type Phase, phases } from './operations.ts';
import { layOut, Script } from './script.ts';

const driverFile = fileURLToPath(new URL('./driver.ts', import.meta.url));

/** What became of one kill. */
export interface Kill {
  readonly number: number;
  readonly aim: Phase;
  /** What was in the air when the driver died; null between two operations. */
  readonly fell: Phase | null;
  /** When: so long after the operation aimed at began. */
  readonly afterMs: number;
  readonly acknowledged: number;
  readonly problems: readonly string[];
}

/** How long a row of operations takes here, by phase; learnt by letting drivers run to their end. */
export type Durations = ReadonlyMap<Phase, number>;

/** A driver that has loaded its program and waits for its job: starting it is most of what a kill costs. */
export class Driver {
  readonly #child: ChildProcess;
  readonly #ready: Promise<unknown>;
  #said = '';
  onLine: ((said: Said) => void) | undefined;

  constructor() {
    this.#child = spawn(process.execPath, [driverFile], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // Most of a driver's life is the loading of its program.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'shanhai-faults-cache') },
    });
    let ready: (value: unknown) => void = () => {};
    this.#ready = new Promise((resolve) => {
      ready = resolve;
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${this.#said}${text}`.split('\n');
      this.#said = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'ready') ready(null);
        else this.onLine?.(JSON.parse(line) as Said);
      }
    });
  }

  async begin(job: Job): Promise<void> {
    await this.#ready;
    this.#child.stdin?.write(`${JSON.stringify(job)}\n`);
  }

  get ended(): boolean {
    return this.#child.exitCode !== null;
  }

  /** Settles when the driver has ended, by itself or killed. */
  async end(): Promise<void> {
    if (!this.ended) await once(this.#child, 'exit');
  }

  async kill(): Promise<void> {
    if (this.ended) return;
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await closed;
  }
}

/** What a life of a driver left behind: acknowledged, in the air, and where the kill fell. */
interface Life {
  readonly script: Script;
  /** Number of the last step acknowledged, -1 for none. */
  readonly done: number;
  readonly inTheAir: number | null;
  readonly answers: ReadonlyMap<number, unknown>;
  readonly spans: ReadonlyMap<number, number>;
}

/** Runs drivers and kills them. */
export class Killer {
  readonly #base: Base;
  readonly #folder: string;
  readonly #seed: number;

  constructor(base: Base, folder: string, seed: number) {
    this.#base = base;
    this.#folder = folder;
    this.#seed = seed;
  }

  /** Lets a driver of every phase run to its end, two at once as the kills are. */
  async learn(): Promise<Durations> {
    const durations = new Map<Phase, number>();
    const half = Math.ceil(phases.length / 2);
    const learnEach = async (some: readonly Phase[]): Promise<void> => {
      for (const phase of some) durations.set(phase, await this.#durationOf(phase));
    };
    await Promise.all([learnEach(phases.slice(0, half)), learnEach(phases.slice(half))]);
    return durations;
  }

  async #durationOf(phase: Phase): Promise<number> {
    const folder = this.#newFolder(`learn-${phases.indexOf(phase)}`);
    const script = new Script(new Random(this.#seed, `learn ${phase}`), this.#base.start, phase);
    const { spans } = await this.#live(folder, script, new Driver(), 0, null);
    const { from, to } = script.aimed;
    let sum = 0;
    for (let at = from; at <= to; at += 1) sum += spans.get(at) ?? 0;
    rmSync(folder, { recursive: true });
    return sum;
  }

  /** Kill number `number` of this seed: the same script and the same instant every time. */
  async kill(number: number, aim: Phase, durations: Durations, driver: Driver): Promise<Kill> {
    const random = new Random(this.#seed, `kill ${number}`);
    const folder = this.#newFolder(`kill-${number}`);
    const lives: Life[] = [];
    const opens = aim === 'open' || aim === 'migrate';
    if (opens) {
      // The folder that is opened was left by a kill itself: there is something to recover.
      const before = random.pick(['type', 'save', 'import', 'submit', 'restore', 'attach'] as const);
      const script = new Script(random, this.#base.start, before);
      const after = random.fraction() * (durations.get(before) ?? 0);
      lives.push(await this.#live(folder, script, driver, number, after));
    }
    const script = new Script(random, this.#base.start, aim);
    const afterMs = random.fraction() * (durations.get(aim) ?? 0);
    const last = await this.#live(folder, script, opens ? new Driver() : driver, number, afterMs);
    lives.push(last);
    let problems: readonly string[];
    try {
      problems = await inspect(
        dataDirOf(folder),
        this.#resourcesOf(folder, aim),
        this.#expected(folder, lives),
      );
    } catch (error) {
      problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
    if (problems.length === 0) rmSync(folder, { recursive: true });
    const fell = last.inTheAir === null ? null : (script.steps[last.inTheAir]?.operation.phase ?? null);
    const acknowledged = lives.reduce((sum, life) => sum + life.done + 1, 0);
    return { number, aim, fell, afterMs, acknowledged, problems };
  }

  #newFolder(name: string): string {
    const folder = join(this.#folder, name);
    rmSync(folder, { recursive: true, force: true });
    cpSync(this.#base.dataDir, dataDirOf(folder), { recursive: true });
    return folder;
  }

  #resourcesOf(folder: string, aim: Phase): string {
    return aim === 'migrate' ? join(folder, 'resources') : resourcesDir;
  }

  /** One life of a driver. @param after milliseconds from the beginning of the row aimed at to the kill; null: to its end */
  async #live(
    folder: string,
    script: Script,
    driver: Driver,
    number: number,
    after: number | null,
  ): Promise<Life> {
    const migrates = script.steps[0]?.operation.phase === 'migrate';
    const outDir = join(folder, 'out');
    layOut(outDir, script.steps);
    const journal = openSync(join(folder, 'journal'), 'a');
    const answers = new Map<number, unknown>();
    const begun = new Map<number, number>();
    const spans = new Map<number, number>();
    let reached: () => void = () => {};
    const atAim = new Promise<void>((resolve) => {
      reached = resolve;
    });
    driver.onLine = (said) => {
      appendFileSync(journal, `${JSON.stringify(said)}\n`);
      if (said.kind === 'begin') begun.set(said.at, performance.now());
      else {
        spans.set(said.at, performance.now() - (begun.get(said.at) ?? 0));
        answers.set(said.at, said.answer);
      }
      const last = after === null && said.kind === 'done' && said.at === script.steps.length - 1;
      if (last || (after !== null && said.kind === 'begin' && said.at === script.aimed.from)) reached();
    };
    const dataDir = dataDirOf(folder);
    const resources = migrates ? withOneMigrationMore(folder) : resourcesDir;
    const start = new Date(Date.parse('2022-01-11T01:00:00Z') + number * 86_400_000).toISOString();
    const locked = lockTime(dataDir);
    await driver.begin({
      ...{
        dataDir,
        resourcesDir: resources,
        outDir,
        seed: number + 100,
        start,
        reportId: this.#base.report.id,
      },
      operations: script.steps.map(({ operation }) => operation),
    });
    // Until the folder is locked the thread only loads its program: nothing is at stake yet.
    if (script.aimed.from === 0) {
      while (lockTime(dataDir) === locked && !driver.ended) await pause(1);
      begun.set(0, performance.now());
    }
    await Promise.race([atAim, driver.end()]);
    const until = performance.now() + (after ?? 0);
    // Only the last milliseconds are waited for awake: the driver needs the processor.
    while (performance.now() < until && !driver.ended)
      await (until - performance.now() > 3 ? pause(1) : soon());
    const diedByItself = driver.ended;
    await driver.kill();
    fsyncSync(journal);
    closeSync(journal);
    if (diedByItself) throw new Error(`the driver of kill ${number} ended by itself`);
    const done = Math.max(-1, ...answers.keys());
    const last = Math.max(-1, ...begun.keys());
    return { script, done, inTheAir: last > done ? last : null, answers, spans };
  }

  #expected(folder: string, lives: readonly Life[]): Expected {
    const { start, report } = this.#base;
    const history: LedgerState[] = [start.state];
    const backups = new Map([[start.backup.file_name, start.backup.state]]);
    const outputs: Output[] = [];
    let candidates: readonly LedgerState[] = [start.state];
    for (const { script, done, inTheAir, answers } of lives) {
      // A life that only opens the folder changes nothing of what is in it.
      if (script.aimed.from === 0) continue;
      for (const [at, { operation, after }] of script.steps.entries()) {
        if (at > Math.max(done, inTheAir ?? -1)) break;
        history.push(after);
        if (operation.phase === 'back up' && at <= done)
          backups.set((answers.get(at) as { file_name: string }).file_name, after);
        if ('folder' in operation) {
          const bytes = operation.phase === 'place' ? { bytes: report.bytes } : {};
          outputs.push({
            ...{ folder: join(folder, 'out', operation.folder), phase: operation.phase, done: at <= done },
            ...bytes,
          });
        }
      }
      const sure = script.steps[done]?.after ?? start.state;
      const perhaps = inTheAir === null ? sure : (script.steps[inTheAir]?.after ?? sure);
      candidates = [sure, perhaps];
    }
    return { candidates, history, backups, outputs };
  }
}

const dataDirOf = (folder: string): string => join(folder, 'data');
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** When the folder was locked last, in milliseconds of the file system's clock. */
function lockTime(dataDir: string): number {
  return statSync(join(dataDir, 'lock.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

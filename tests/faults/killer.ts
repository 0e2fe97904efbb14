import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, cpSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../../db/demo/province/random.ts';
import { resourcesDir } from '../support/store-folder.ts';
import { type Base, withOneMigrationMore } from './base-folder.ts';
import type { Death, Job, Said } from './driver.ts';
import { type Expected, inspect, type Output } from './inspector.ts';
import type { LedgerState } from './ledger-state.ts';
import type { Phase } from './operations.ts';
import { layOut, Script } from './script.ts';

const driverFile = fileURLToPath(new URL('./driver.ts', import.meta.url));

/** What became of one kill. */
export interface Kill {
  readonly number: number;
  readonly aim: Phase;
  /** What was in the air when the driver died; null between two operations. */
  readonly fell: Phase | null;
  /** When: so long after the operation aimed at began to work. */
  readonly afterMs: number;
  readonly acknowledged: number;
  readonly problems: readonly string[];
}

/** How long an operation takes where no driver has done it yet. */
const firstGuessMs: { readonly [P in Phase]?: number } = { open: 20, migrate: 300, close: 5 };
const otherGuessMs = 60;

/** A driver that has loaded its program and waits for its job: starting it is most of what a kill costs. */
export class Driver {
  readonly #child: ChildProcess;
  readonly #ready: Promise<unknown>;
  #said = '';
  #closed = false;
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
    this.#child.once('close', () => {
      this.#closed = true;
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

  /** Settles when the driver has been killed and all that it said was read. @throws Error when it ended otherwise */
  async death(): Promise<void> {
    if (!this.#closed) await once(this.#child, 'close');
    if (this.#child.signalCode !== 'SIGKILL') throw new Error('the driver ended by itself');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.death();
  }
}

/** What a life of a driver left behind: acknowledged, in the air, and where the kill fell. */
interface Life {
  readonly script: Script;
  /** Number of the last step acknowledged, -1 for none. */
  readonly done: number;
  readonly inTheAir: number | null;
  readonly answers: ReadonlyMap<number, unknown>;
  /** Milliseconds that it was given from when the operation aimed at was under way; 0 when it died before. */
  readonly afterMs: number;
}

/** Runs drivers and kills them. */
export class Killer {
  readonly #base: Base;
  readonly #folder: string;
  readonly #seed: number;
  /** How long operations took last, by phase. */
  readonly #usual = new Map<Phase, number>();

  constructor(base: Base, folder: string, seed: number) {
    this.#base = base;
    this.#folder = folder;
    this.#seed = seed;
  }

  /** Kill number `number` of this seed: the same script, operation and part of its usual time every time. */
  async kill(number: number, aim: Phase, driver: Driver): Promise<Kill> {
    const random = new Random(this.#seed, `kill ${number}`);
    const folder = this.#newFolder(`kill-${number}`);
    const lives: Life[] = [];
    const opens = aim === 'open' || aim === 'migrate';
    if (opens) {
      // The folder that is opened was left by a kill itself: there is something to recover.
      const before = random.pick(['type', 'save', 'import', 'submit', 'restore', 'attach'] as const);
      const script = new Script(random, this.#base.start, before);
      lives.push(await this.#live(folder, script, driver, number, this.#deathIn(script, before, random)));
    }
    const script = new Script(random, this.#base.start, aim);
    const death = this.#deathIn(script, aim, random);
    const last = await this.#live(folder, script, opens ? new Driver() : driver, number, death);
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
    return { number, aim, fell, afterMs: last.afterMs, acknowledged, problems };
  }

  /** An operation of the row aimed at, and an instant within it. */
  #deathIn({ steps, aimed }: Script, aim: Phase, random: Random): Death {
    const row = steps.flatMap(({ operation: { phase } }, at) =>
      phase === aim && aimed.from <= at && at <= aimed.to ? [at] : [],
    );
    const usualMs = this.#usual.get(aim) ?? firstGuessMs[aim] ?? otherGuessMs;
    return { at: random.pick(row), part: random.fraction(), usualMs };
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

  /** One life of a driver, to its death. */
  async #live(folder: string, script: Script, driver: Driver, number: number, death: Death): Promise<Life> {
    const migrates = script.steps[0]?.operation.phase === 'migrate';
    const outDir = join(folder, 'out');
    layOut(outDir, script.steps);
    const journal = openSync(join(folder, 'journal'), 'a');
    const answers = new Map<number, unknown>();
    let [begun, afterMs] = [-1, 0];
    driver.onLine = (said) => {
      appendFileSync(journal, `${JSON.stringify(said)}\n`);
      if (said.kind === 'begin') begun = said.at;
      else if (said.kind === 'dies') afterMs = said.ms ?? 0;
      else {
        answers.set(said.at, said.answer);
        const phase = script.steps[said.at]?.operation.phase;
        if (phase !== undefined && said.ms !== undefined) this.#usual.set(phase, said.ms);
      }
    };
    const start = new Date(Date.parse('2022-01-11T01:00:00Z') + number * 86_400_000).toISOString();
    await driver.begin({
      ...{
        dataDir: dataDirOf(folder),
        resourcesDir: migrates ? withOneMigrationMore(folder) : resourcesDir,
        outDir,
        seed: number + 100,
        start,
        reportId: this.#base.report.id,
      },
      operations: script.steps.map(({ operation }) => operation),
      death,
    });
    await driver.death();
    fsyncSync(journal);
    closeSync(journal);
    const done = Math.max(-1, ...answers.keys());
    return { script, done, inTheAir: begun > done ? begun : null, answers, afterMs };
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

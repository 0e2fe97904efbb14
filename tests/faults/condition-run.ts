import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Random } from '../../db/demo/province/random.ts';
import { exitStatusOf, type Failure, failureCodes, type Result } from '../../db/domain/failure.ts';
import { ordinaryUser } from '../support/ordinary-user.ts';
import { resourcesDir } from '../support/store-folder.ts';
import { type Base, makeBase, withOneMigrationMore } from './base-folder.ts';
import { type Condition, conditions, type Workplace } from './conditions.ts';
import { type Expected, inspect, type Output } from './inspector.ts';
import type { LedgerState } from './ledger-state.ts';
import { callOf, type Phase } from './operations.ts';
import { layOut, Script, type Step } from './script.ts';
import type { Told } from './told-driver.ts';

const driverFile = fileURLToPath(new URL('./told-driver.ts', import.meta.url));
/** Restoring takes back what came before it, so it comes first. */
const phasesUnderIt = [
  'restore',
  'type',
  'save',
  'import',
  'back up',
  'submit',
  'place',
  'export',
  'attach',
] as const;
/** What can be done over and over until the condition bites. */
const mostTries = 400;

/** What a phase was answered under a condition: a failure's code, or `done` where the condition did not touch it. */
export interface Cell {
  readonly condition: string;
  readonly phase: Phase;
  readonly answer: string;
  readonly problems: readonly string[];
}

/** Whether a small disk can be mounted here, and a process's writes be limited. */
export function canImpose(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder]);
    execFileSync('prlimit', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** Goes through every phase under a condition, in one process that is never started again, and looks at what is left. */
async function runCondition(folder: string, base: Base, condition: Condition): Promise<readonly Cell[]> {
  const disk = join(folder, condition.name.replaceAll(' ', '-'));
  mkdirSync(disk, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=755', 'tmpfs', disk]);
  try {
    return await new ConditionRun(disk, base, condition).run();
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
}

class ConditionRun {
  readonly #base: Base;
  readonly #condition: Condition;
  readonly #place: Workplace;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #cells: Cell[] = [];
  readonly #history: LedgerState[];
  readonly #backups = new Map<string, LedgerState>();
  readonly #outputs: Output[] = [];
  #state: LedgerState;
  #hours = 0;

  constructor(disk: string, base: Base, condition: Condition) {
    this.#base = base;
    this.#condition = condition;
    this.#state = base.start.state;
    this.#history = [base.start.state];
    this.#backups.set(base.start.backup.file_name, base.start.backup.state);
    this.#place = { disk, dataDir: join(disk, 'data'), outDir: join(disk, 'out') };
    cpSync(base.dataDir, this.#place.dataDir, { recursive: true });
    mkdirSync(this.#place.outDir);
    const { file, before, options } = condition.ordinaryUser
      ? ordinaryUser()
      : { file: process.execPath, before: [], options: {} };
    if (condition.ordinaryUser) ordinaryUser().own(disk);
    this.#child = spawn(file, [...before, driverFile], { ...options, stdio: 'pipe' });
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async run(): Promise<readonly Cell[]> {
    await this.#openUnder('open', resourcesDir);
    for (const phase of phasesUnderIt) await this.#doUnder(phase);
    await this.#tell({ kind: 'close' });
    const more = withOneMigrationMore(this.#place.disk);
    await this.#openUnder('migrate', more);
    await this.#tell({ kind: 'close' });
    this.#child.stdin.end();
    await once(this.#child, 'close');
    const left = await inspect(this.#place.dataDir, more, this.#expected());
    if (left.length > 0)
      this.#cells.push({ condition: this.#condition.name, phase: 'close', answer: 'left', problems: left });
    return this.#cells;
  }

  async #openUnder(phase: 'open' | 'migrate', resources: string): Promise<void> {
    this.#hours += 24;
    const start = new Date(Date.parse('2022-01-11T01:00:00Z') + this.#hours * 3_600_000).toISOString();
    const open: Told = { kind: 'open', dataDir: this.#place.dataDir, resourcesDir: resources, start };
    if (this.#condition.beforeOpening) {
      const lift = this.#condition.impose(this.#place, this.#child.pid ?? 0);
      const result = await this.#tell(open);
      const problems = [...lift(), ...this.#judge(result)];
      if (result.ok) await this.#tell({ kind: 'close' });
      this.#answer(phase, result, problems);
    }
    await this.#mustWork(phase, open);
  }

  async #doUnder(phase: (typeof phasesUnderIt)[number]): Promise<void> {
    const { name } = this.#condition;
    const start = { state: this.#state, backup: this.#base.start.backup };
    const { steps, aimed } = new Script(new Random(1, `${name} ${phase}`), start, phase, true);
    const row = steps.slice(aimed.from, aimed.to + 1);
    const outDir = join(this.#place.outDir, phase.replaceAll(' ', '-'));
    layOut(outDir, row);
    if (this.#condition.ordinaryUser) ordinaryUser().own(outDir);
    // What a submission needs before it is done while all is well.
    const from = row.findIndex(({ operation }) => operation.phase === phase);
    for (const step of row.slice(0, from))
      await this.#mustWork(phase, this.#callOf(step, outDir), step, outDir);
    const lift = this.#condition.impose(this.#place, this.#child.pid ?? 0);
    let answer: Result<unknown> = { ok: true, value: null };
    let refused: Step | undefined;
    let last = from;
    for (let tries = 0; tries < mostTries && answer.ok && last < row.length; tries += 1) {
      const step = row[last];
      if (step === undefined || step.operation.phase !== phase) break;
      answer = await this.#tell(this.#callOf(step, outDir));
      if (answer.ok) this.#acknowledge(step, answer.value, outDir);
      else refused = step;
      last += 1;
    }
    const problems = [...lift(), ...this.#judge(answer)];
    this.#answer(phase, answer, problems);
    if (refused === undefined) return;
    const placing = !answer.ok && answer.failure.code === 'filed_not_placed';
    if (!placing) await this.#mustWork(phase, this.#callOf(refused, outDir), refused, outDir);
  }

  #callOf({ operation }: Step, outDir: string): Told {
    const [name, input] = callOf(operation, { outDir, reportId: this.#base.report.id });
    return { kind: 'call', name, input };
  }

  /** The condition has gone: the same process goes on as if nothing had been. */
  async #mustWork(phase: Phase, told: Told, step?: Step, outDir = ''): Promise<void> {
    const result = await this.#tell(told);
    if (result.ok && step !== undefined) this.#acknowledge(step, result.value, outDir);
    if (!result.ok) this.#answer(phase, result, [`not even afterwards: ${JSON.stringify(result.failure)}`]);
  }

  #acknowledge({ operation, after }: Step, answer: unknown, outDir: string): void {
    this.#state = after;
    this.#history.push(after);
    if (operation.phase === 'back up') this.#backups.set((answer as { file_name: string }).file_name, after);
    if (!('folder' in operation)) return;
    const bytes = operation.phase === 'place' ? { bytes: this.#base.report.bytes } : {};
    const folder = join(outDir, operation.folder);
    this.#outputs.push({ folder, phase: operation.phase, done: true, ...bytes });
  }

  #judge(result: Result<unknown>): readonly string[] {
    if (result.ok) return [];
    const { code, args, detail } = result.failure;
    // Filed and not placed: what the folder said is in the detail.
    const inner = code === 'filed_not_placed' ? (detail as { failure: Failure }).failure.code : code;
    if (!failureCodes.includes(inner) || exitStatusOf(inner) !== 3 || !this.#condition.codes.includes(inner))
      return [`the wrong words: ${code} ${inner} ${JSON.stringify(args)}`];
    return [];
  }

  #answer(phase: Phase, result: Result<unknown>, problems: readonly string[]): void {
    const answer = result.ok ? 'done' : result.failure.code;
    this.#cells.push({ condition: this.#condition.name, phase, answer, problems });
  }

  #expected(): Expected {
    return {
      candidates: [this.#state],
      history: this.#history,
      backups: this.#backups,
      outputs: this.#outputs,
    };
  }

  async #tell(told: Told): Promise<Result<unknown>> {
    this.#child.stdin.write(`${JSON.stringify(told)}\n`);
    const { value } = await this.#lines.next();
    if (typeof value !== 'string')
      throw new Error(`the driver ended at ${JSON.stringify(told).slice(0, 200)}`);
    return JSON.parse(value) as Result<unknown>;
  }
}

/** Goes through every condition, two at once. @param folder empty; disks are mounted in it and taken off again */
export async function runConditions(folder: string): Promise<readonly Cell[]> {
  const base = await makeBase(folder);
  const left = [...conditions];
  const cells: Cell[] = [];
  const worker = async (): Promise<void> => {
    for (let condition = left.shift(); condition !== undefined; condition = left.shift())
      cells.push(...(await runCondition(folder, base, condition)));
  };
  await Promise.all([worker(), worker()]);
  const order = conditions.map(({ name }) => name);
  return cells.toSorted((a, b) => order.indexOf(a.condition) - order.indexOf(b.condition));
}

/** Phase × condition: what was answered, and everything that was wrong. */
export function conditionTable(cells: readonly Cell[]): string {
  const names = [...new Set(cells.map(({ condition }) => condition))];
  const phases = [...new Set(cells.map(({ phase }) => phase))];
  const cellOf = (phase: Phase, condition: string): string =>
    cells
      .filter((cell) => cell.phase === phase && cell.condition === condition)
      .map(({ answer, problems }) => (problems.length > 0 ? `${answer} !` : answer))
      .join(' ') || '—';
  const line = (head: string, texts: readonly string[]): string =>
    head.padEnd(10) + texts.map((text) => text.padStart(20)).join('');
  return [
    line('', names),
    ...phases.map((phase) =>
      line(
        phase,
        names.map((name) => cellOf(phase, name)),
      ),
    ),
    ...cells.flatMap(({ condition, phase, problems }) =>
      problems.map((problem) => `WRONG: ${phase}, ${condition}: ${problem}`),
    ),
  ].join('\n');
}

import { mkdirSync } from 'node:fs';
import { makeBase } from './base-folder.ts';
import { Driver, type Kill, Killer } from './killer.ts';
import { type Phase, phases } from './operations.ts';

/** Further kills at most that are made for phases which none fell into. */
const mostExtra = 30;

export interface KillRun {
  readonly seed: number;
  readonly kills: readonly Kill[];
  /** Phases that no kill fell into. */
  readonly missed: readonly Phase[];
}

/**
 * Kills `count` drivers, two at once, aimed at every phase in turn, and looks at what each left behind.
 * @param folder empty; what a kill with problems left stays in it
 * @param only number of the one kill that is repeated
 */
export async function runKills(
  folder: string,
  { count, seed, only }: { readonly count: number; readonly seed: number; readonly only?: number },
): Promise<KillRun> {
  mkdirSync(folder, { recursive: true });
  const base = await makeBase(folder);
  const killer = new Killer(base, folder, seed);
  const kills: Kill[] = [];
  const aimOf = (number: number): Phase => phases[number % phases.length] ?? 'save';
  const missed = (): Phase[] => phases.filter((phase) => !kills.some(({ fell }) => fell === phase));
  if (only !== undefined) {
    kills.push(await killer.kill(only, aimOf(only), new Driver()));
    return { seed, kills, missed: [] };
  }
  let next = 0;
  const nextKill = (): readonly [number: number, aim: Phase] | undefined => {
    if (next >= count + mostExtra) return undefined;
    const number = next;
    const aim = number < count ? aimOf(number) : missed()[0];
    if (aim === undefined) return undefined;
    next += 1;
    return [number, aim];
  };
  const worker = async (): Promise<void> => {
    let driver = new Driver();
    for (let task = nextKill(); task !== undefined; task = nextKill()) {
      const [current, following] = [driver, new Driver()];
      driver = following;
      kills.push(await killer.kill(...task, current));
    }
    await driver.kill();
  };
  await Promise.all([worker(), worker()]);
  return { seed, kills: kills.toSorted((a, b) => a.number - b.number), missed: missed() };
}

/** Phase × kills × survived, and how each kill that was not survived is repeated. */
export function killTable({ seed, kills, missed }: KillRun): string {
  const rows = [...phases, null].map((phase) => {
    const fell = kills.filter((kill) => kill.fell === phase);
    const survived = fell.filter(({ problems }) => problems.length === 0).length;
    return `${(phase ?? '(between two)').padEnd(16)}${String(fell.length).padStart(7)}${String(survived).padStart(10)}`;
  });
  const acknowledged = kills.reduce((sum, kill) => sum + kill.acknowledged, 0);
  const failed = kills.filter(({ problems }) => problems.length > 0);
  return [
    `seed ${seed}: ${kills.length} kills, ${acknowledged} acknowledged operations`,
    `${'phase'.padEnd(16)}${'kills'.padStart(7)}${'survived'.padStart(10)}`,
    ...rows,
    ...(missed.length > 0 ? [`no kill fell into: ${missed.join(', ')}`] : []),
    ...failed.map(
      ({ number, aim, fell, afterMs, problems }) =>
        `NOT SURVIVED: kill ${number} in ${fell ?? 'between'}, ${afterMs.toFixed(1)} ms after ${aim} began; ` +
        `repeat with --seed ${seed} --only ${number}\n  ${problems.join('\n  ')}`,
    ),
  ].join('\n');
}

export const survivedAll = ({ kills, missed }: KillRun): boolean =>
  missed.length === 0 && kills.every(({ problems }) => problems.length === 0);

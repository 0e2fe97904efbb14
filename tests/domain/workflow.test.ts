import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionSets } from '../../db/domain/options.ts';
import {
  afterHearing,
  correctionKindAfter,
  type Level,
  levelOfUnit,
  mayMove,
  maySay,
  moves,
  movesFrom,
  type ReportStatus,
  type Verdict,
  verdicts,
  versionInForce,
} from '../../db/domain/workflow.ts';

type Upper = Exclude<Level, 'county'>;
const uppers: readonly Upper[] = ['prefecture', 'province'];

interface Version {
  readonly version: number;
  /** What was filed, as it must stay. */
  readonly snapshot: string;
}
/** A level's own store: the packages it received, each with the decisions about it. */
type Inbox = Map<number, ReportStatus[]>;

interface World {
  readonly filed: Version[];
  readonly inboxes: Readonly<Record<Upper, Inbox>>;
  readonly replies: { readonly version: number; readonly verdict: Verdict; readonly by: Upper }[];
  /** What the county knows. */
  readonly known: Map<number, ReportStatus>;
}

type Step =
  | { readonly kind: 'file'; readonly figure: number }
  | { readonly kind: 'receive'; readonly by: Upper; readonly pick: number }
  | { readonly kind: 'decide'; readonly by: Upper; readonly pick: number; readonly to: ReportStatus }
  | { readonly kind: 'hear'; readonly pick: number };

const pick = fc.nat(20);
const by = fc.constantFrom(...uppers);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), figure: fc.nat(999) }),
  fc.record({ kind: fc.constant('receive' as const), by, pick }),
  fc.record({
    kind: fc.constant('decide' as const),
    by,
    pick,
    // States that no level may choose are tried as well.
    to: fc.constantFrom(...optionSets.reportStatus),
  }),
  fc.record({ kind: fc.constant('hear' as const), pick }),
);

function take(world: World, one: Step): void {
  const { filed, inboxes, replies, known } = world;
  switch (one.kind) {
    case 'file': {
      const version = filed.length + 1;
      filed.push({ version, snapshot: JSON.stringify({ version, figure: one.figure }) });
      known.set(version, 'submitted');
      return;
    }
    case 'receive': {
      const version = filed[one.pick % Math.max(filed.length, 1)]?.version;
      if (version !== undefined && !inboxes[one.by].has(version)) inboxes[one.by].set(version, ['submitted']);
      return;
    }
    case 'decide': {
      const [version, log] = [...inboxes[one.by]][one.pick % Math.max(inboxes[one.by].size, 1)] ?? [];
      const now = log?.at(-1);
      if (version === undefined || now === undefined || !mayMove(now, one.to, one.by)) return;
      log?.push(one.to);
      replies.push({ version, verdict: one.to as Verdict, by: one.by });
      return;
    }
    case 'hear': {
      const reply = replies[one.pick % Math.max(replies.length, 1)];
      const now = reply === undefined ? undefined : known.get(reply.version);
      if (reply !== undefined && now !== undefined)
        known.set(reply.version, afterHearing(now, reply.verdict));
    }
  }
}

const begin = (): World => ({
  filed: [],
  inboxes: { prefecture: new Map(), province: new Map() },
  replies: [],
  known: new Map(),
});
const inForce = (world: World, level: Upper) =>
  versionInForce(
    [...world.inboxes[level]].map(([version, log]) => ({ version, status: log.at(-1) ?? 'draft' })),
    level,
  );

describe('any walk of a county, its prefecture and the province', () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 60 });

  it('reaches no state that the moves do not lead to, and says nothing that is not its level’s to say', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        const world = begin();
        for (const one of walk) take(world, one);
        for (const level of uppers)
          for (const log of world.inboxes[level].values()) {
            expect(log[0]).toBe('submitted');
            for (let i = 1; i < log.length; i++)
              expect(mayMove(log[i - 1] ?? 'draft', log[i] ?? 'draft', level)).toBe(true);
            // A version that was sent back or locked stays so.
            for (const end of ['sentBack', 'locked'] as const)
              if (log.includes(end)) expect(log.at(-1)).toBe(end);
          }
        for (const { verdict, by: level } of world.replies) expect(maySay(verdict, level)).toBe(true);
      }),
    );
  });

  it('keeps an accepted version in force until a later one is accepted, and what was filed as it was', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        const world = begin();
        for (const one of walk) {
          const before = uppers.map((level) => inForce(world, level));
          const snapshots = world.filed.map(({ snapshot }) => snapshot);
          take(world, one);
          uppers.forEach((level, index) => {
            const [was, is] = [before[index], inForce(world, level)];
            if (was === undefined) return;
            expect(is?.version).toBeGreaterThanOrEqual(was.version);
            if (is?.version !== was.version) expect(one).toMatchObject({ kind: 'decide', by: level });
          });
          expect(world.filed.slice(0, snapshots.length).map(({ snapshot }) => snapshot)).toEqual(snapshots);
        }
      }),
    );
  });

  it('lets the county know the same, in whatever order and however often it hears', () => {
    const shuffled = fc
      .array(fc.constantFrom(...verdicts), { minLength: 1, maxLength: 6 })
      .chain((said) =>
        fc.tuple(
          fc.constant(said),
          fc.shuffledSubarray([...said, ...said], { minLength: said.length * 2, maxLength: said.length * 2 }),
        ),
      );
    const hear = (said: readonly Verdict[]) =>
      said.reduce<ReportStatus>((status, verdict) => afterHearing(status, verdict), 'submitted');
    fc.assert(
      fc.property(shuffled, ([said, again]) => {
        expect(hear(again)).toBe(hear(said));
      }),
    );
  });
});

describe('the moves', () => {
  it('leave nothing accepted that an upper level could take back, and nothing sent back that it could accept', () => {
    for (const level of uppers) {
      expect(movesFrom('sentBack', level)).toEqual([]);
      expect(movesFrom('locked', level)).toEqual([]);
    }
    expect(moves.filter(({ from, to }) => from === 'accepted' && to !== 'locked')).toEqual([]);
  });

  it('let a prefecture neither accept for the province nor lock', () => {
    expect(uppers.map((level) => verdicts.filter((verdict) => maySay(verdict, level)))).toEqual([
      ['received', 'sentBack', 'cityAccepted'],
      ['received', 'sentBack', 'accepted', 'locked'],
    ]);
  });

  it('name another version by where the one before stands', () => {
    expect(
      (['submitted', 'cityAccepted', 'sentBack', 'accepted', 'locked'] as const).map(correctionKindAfter),
    ).toEqual(['withdrawal', 'withdrawal', 'resubmission', 'correction', 'correction']);
  });

  it('tell levels by the unit’s code', () => {
    expect(['33', '3308', '330825'].map(levelOfUnit)).toEqual(['province', 'prefecture', 'county']);
  });
});

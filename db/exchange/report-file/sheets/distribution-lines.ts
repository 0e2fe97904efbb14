import { poolMovementsByKind, villagesPaid } from '../../../domain/figures/pool.ts';
import { optionSets } from '../../../domain/options.ts';
import type { AccountView } from './accounts.ts';
import { code, codes, type FormLine, named, option, part, type Span } from './form-line.ts';

/** Everything but what the vehicle advances is a use of the pool (model §2.7). */
const useKinds = optionSets.poolMovementKind.filter((kind) => kind !== 'advance');

const poolOf = ({ figures }: AccountView, span: Span) => (span === 'sinceStart' ? null : figures.pool[span]);

const flow =
  (name: 'open' | 'received' | 'advanced' | 'uses' | 'close'): FormLine['of'] =>
  (view, span) =>
    poolOf(view, span)?.[name] ?? null;

/** Lines of the form on distribution (model §2.7): the pool's identity, and what it went for. */
export const distributionLines: readonly FormLine[] = [
  { code: '01', label: named('poolOpen'), unit: 'money', of: flow('open') },
  { code: '02', label: named('poolReceived'), unit: 'money', of: flow('received') },
  { code: '03', label: named('poolAdvanced'), unit: 'money', of: flow('advanced') },
  {
    code: '04',
    label: named('distributed'),
    unit: 'money',
    of: ({ figures }, span) => figures.distributed[span],
  },
  {
    code: '05',
    label: named('villagesPaid'),
    unit: 'villages',
    part: true,
    of: (view, span) => countVillages([view], span),
    ofAll: countVillages,
  },
  {
    code: '06',
    label: named('poolUses'),
    unit: 'money',
    of: flow('uses'),
    equals: { plus: codes(7, 6 + useKinds.length) },
  },
  ...useKinds.map(
    (kind, at): FormLine => ({
      code: code(7 + at),
      label: part(at + 1, option('poolMovementKind', kind)),
      unit: 'money',
      part: true,
      of: (view, span) => {
        const pool = poolOf(view, span);
        return pool === null ? null : poolMovementsByKind(view.ledger, pool)[kind];
      },
    }),
  ),
  {
    code: '13',
    label: named('poolClose'),
    unit: 'money',
    of: flow('close'),
    equals: { plus: ['01', '02', '03'], minus: ['04', '06'] },
  },
];

/** A village that gets something from two enclaves is one village. */
function countVillages(views: readonly AccountView[], span: Span): number | null {
  if (span === 'sinceStart') return null;
  const paid = new Set(views.flatMap(({ ledger, figures }) => [...villagesPaid(ledger, figures.pool[span])]));
  return paid.size;
}

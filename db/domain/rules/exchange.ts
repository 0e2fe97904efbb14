import { addDays, daysBetween, FAR_FUTURE, type IsoDate, minDate, monthOf, yearOf } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { dateArg, type Finding, integerArg, type Rule, type RuleArg, textArg } from './rule.ts';

const withDates = ['exchange', 'education', 'medical'] as const;

/**
 * H79: start ≤ end. None of the records is marked finished: an end that is yet to come is the planned one, and right.
 * Model §6.
 */
const H79: Rule = {
  id: 'H79',
  ruleClass: 'hard',
  form: null,
  reach: 'record',
  needs: withDates,
  *check(ledger) {
    for (const recordType of withDates) {
      for (const { id, start_date: start, end_date: end } of ledger.all(recordType)) {
        if (start === null || end === null || start <= end) continue;
        const args = { from: dateArg(start), to: dateArg(end), days: integerArg(daysBetween(end, start)) };
        yield { recordType, recordId: id, field: 'end_date', args };
      }
    }
  },
};

/** H80: headcount ≥ 1; where persons are listed, as many as they are. Model §6. */
const H80: Rule = {
  id: 'H80',
  ruleClass: 'hard',
  form: 'exchange',
  reach: 'enclave',
  needs: ['exchange', 'exchange_person'],
  *check(ledger) {
    for (const { id, headcount } of ledger.all('exchange')) {
      if (headcount === null) continue;
      const listed = ledger.where('exchange_person', 'exchange_id', id).length;
      const at = (args: Finding['args']): Finding => {
        return { recordType: 'exchange', recordId: id, field: 'headcount', args };
      };
      if (headcount < 1) yield at({ nobody: integerArg(headcount) });
      else if (listed > 0 && listed !== headcount) {
        const d = integerArg(Math.abs(headcount - listed));
        yield at({ a: integerArg(headcount), b: integerArg(listed), d });
      }
    }
  },
};

/** Whole months from the first day to the last, both included: 1 January to 30 June are six. */
function wholeMonths(first: IsoDate, last: IsoDate): number {
  const after = addDays(last, 1);
  const months = (yearOf(after) - yearOf(first)) * 12 + monthOf(after) - monthOf(first);
  return after.slice(8) < first.slice(8) ? months - 1 : months;
}

/**
 * S81: 6 ≤ whole months ≤ 36, of an exchange that goes on only the upper limit, by the period's end; the same person (by
 * name) does not stand in two posts at a time. Model §6.
 */
const S81: Rule = {
  id: 'S81',
  ruleClass: 'soft',
  form: 'exchange',
  reach: 'unit',
  needs: ['exchange', 'exchange_person'],
  *check(ledger, { period, today, thresholds: { exchangeMonthsMin: low, exchangeMonthsMax: high } }) {
    for (const { id, start_date: start, end_date: end } of ledger.all('exchange')) {
      const last = end ?? minDate(periodEnd(period), today);
      if (start === null || last < start) continue;
      const months = wholeMonths(start, last);
      const short = end !== null && months < low;
      if (!short && months <= high) continue;
      const args = {
        from: dateArg(start),
        ...(end === null ? { ongoing: dateArg(last) } : { to: dateArg(end) }),
        months: integerArg(months),
        low: integerArg(low),
        high: integerArg(high),
        d: integerArg(short ? low - months : months - high),
      };
      yield { recordType: 'exchange', recordId: id, field: 'end_date', args };
    }
    yield* inTwoPosts(ledger);
  },
};

interface Posting {
  readonly person: RecordOf<'exchange_person'>;
  readonly exchange: RecordOf<'exchange'>;
  readonly from: IsoDate;
}

function* inTwoPosts(ledger: Ledger): Iterable<Finding> {
  const earlier = new Map<string, Posting[]>();
  for (const person of ledger.all('exchange_person')) {
    const exchange = ledger.get('exchange', person.exchange_id);
    const name = (person.name ?? '').trim();
    if (exchange === undefined || exchange.start_date === null || name === '') continue;
    const posting = { person, exchange, from: exchange.start_date };
    const others = earlier.get(name) ?? [];
    earlier.set(name, [...others, posting]);
    const other = others.find((one) => overlap(one, posting));
    if (other === undefined) continue;
    const args = {
      person: textArg(name),
      ...postWords('post', posting),
      ...postWords('other', other),
    };
    yield { recordType: 'exchange_person', recordId: person.id, field: 'name', args };
  }
}

function overlap(a: Posting, b: Posting): boolean {
  return a.from <= (b.exchange.end_date ?? FAR_FUTURE) && b.from <= (a.exchange.end_date ?? FAR_FUTURE);
}

/** The post and the day from which it is held; where no post is given, the unit. */
function postWords(
  name: 'post' | 'other',
  { person, exchange, from }: Posting,
): Readonly<Record<string, RuleArg>> {
  const post = person.post ?? exchange.post ?? exchange.to_org ?? '';
  return { [name]: textArg(post), [`${name}_from`]: dateArg(from) };
}

export const exchangeRules: readonly Rule[] = [H79, H80, S81];

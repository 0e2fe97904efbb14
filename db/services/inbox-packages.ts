import { FailureError } from '../domain/failure.ts';
import { newestLinks, type Standing, standings } from '../domain/package-chain.ts';
import { comparePeriods, type Period } from '../domain/period.ts';
import { provincialTypes } from '../domain/provincial.ts';
import { countsAt, type ReportStatus } from '../domain/workflow.ts';
import { listPackages, type ReceivedPackage } from '../repositories/received-packages.ts';
import { countRevisions } from '../repositories/records.ts';
import { reportingCalendarOf } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { requireReceiver } from './units-owing.ts';

export type KnownPackage = ReceivedPackage & { readonly status: ReportStatus };

/** Received packages at one moment, with the places of the versions among each other. */
export class InboxPackages {
  readonly #byId: ReadonlyMap<string, KnownPackage>;
  readonly #byReport: ReadonlyMap<string, readonly KnownPackage[]>;
  readonly #standings = new Map<string, ReadonlyMap<string, Standing>>();
  readonly #counting: readonly ReportStatus[];
  readonly #rules: string;

  /**
   * @param counting states in which a version's figures count here
   * @param rules names what the receiver judges by; another one when any of it changes
   */
  constructor(packages: readonly KnownPackage[], counting: readonly ReportStatus[], rules: string) {
    this.#byId = new Map(packages.map((one) => [one.id, one]));
    this.#byReport = Map.groupBy(packages, (one) => reportKey(one.unit, one.period));
    this.#counting = counting;
    this.#rules = rules;
  }

  /** @throws FailureError `not_found` */
  get(id: string): KnownPackage {
    const found = this.#byId.get(id);
    if (found === undefined) throw new FailureError('not_found', { type: 'package', id });
    return found;
  }

  /** Versions of a unit's report of a period, the lowest first. */
  versions(unit: string, period: Period): readonly KnownPackage[] {
    return this.#byReport.get(reportKey(unit, period)) ?? [];
  }

  standing(id: string): Standing {
    const { unit, period } = this.get(id);
    const key = reportKey(unit, period);
    const known = this.#standings.get(key) ?? standings(this.versions(unit, period));
    this.#standings.set(key, known);
    const found = known.get(id);
    if (found === undefined) throw new Error('a package has no place among its versions');
    return found;
  }

  /** The newest version; undefined where none was received, or several claim to be it. */
  head(unit: string, period: Period): KnownPackage | undefined {
    const newest = newestLinks(this.versions(unit, period)).filter(({ id }) => !this.standing(id).fork);
    return newest.length === 1 ? newest[0] : undefined;
  }

  /** What an installation signed, but for versions that a later one replaces before anything was decided about them. */
  notReplaced(publicKey: string): readonly KnownPackage[] {
    return [...this.#byId.values()].filter(
      (one) =>
        one.public_key === publicKey &&
        (this.#counting.includes(one.status) || !this.standing(one.id).superseded),
    );
  }

  /** The version whose figures count. */
  inForce(unit: string, period: Period): KnownPackage | undefined {
    return this.versions(unit, period).findLast(({ status }) => this.#counting.includes(status));
  }

  /** Of every other period of the unit before this one the version in force, else the newest. */
  othersOf(id: string): readonly KnownPackage[] {
    const { unit, period } = this.get(id);
    const periods = new Set(
      [...this.#byId.values()].filter((one) => one.unit === unit).map((one) => one.period),
    );
    return [...periods]
      .filter((one) => comparePeriods(one, period) < 0)
      .flatMap((one) => this.inForce(unit, one) ?? this.head(unit, one) ?? []);
  }

  /** What the judgement of a package hangs on besides itself. */
  judgedBy(id: string): string {
    return [...this.othersOf(id).map((one) => one.id), this.#rules].join();
  }

  /** Packages of a period that the inbox shows: the newest of each unit, and those in force. */
  shownOf(period: Period): readonly KnownPackage[] {
    const units = new Set(
      [...this.#byId.values()].filter((one) => one.period === period).map((one) => one.unit),
    );
    return [...units].flatMap((unit) => this.head(unit, period) ?? []);
  }
}

const reportKey = (unit: string, period: Period): string => `${unit} ${period}`;

/** Packages that were received here as they stand now; within a transaction as that sees them. */
export function inboxPackages(context: ServiceContext): InboxPackages {
  const { level } = requireReceiver(context);
  return context.ledger.store.read((reader) => {
    const rules = JSON.stringify([countRevisions(reader, provincialTypes), reportingCalendarOf(reader)]);
    return new InboxPackages(listPackages(reader, null), countsAt(level), rules);
  });
}

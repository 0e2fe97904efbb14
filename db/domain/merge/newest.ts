import type { Knowledge, Stamp } from './logs.ts';
import type { Choice, Place, Write } from './writes.ts';

const isAt = (stamp: Stamp, place: Place): boolean =>
  stamp.installation === place.installation && stamp.seq === place.seq;

/** What was written about one field, and what was chosen between it. */
export class Register {
  readonly #writes: readonly Write[];
  readonly #choices: readonly Choice[];
  readonly #knowledge: Knowledge;

  constructor(writes: readonly Write[], choices: readonly Choice[], knowledge: Knowledge) {
    this.#choices = choices;
    this.#knowledge = knowledge;
    // What was chosen may be written elsewhere: a change of a record, against its voiding.
    const chosen = choices.flatMap(({ value, winners, stamp }) =>
      winners
        .filter((winner) => !writes.some((one) => isAt(one.stamp, winner)))
        .map((winner): Write => ({ value, stamp: { ...stamp, ...winner } })),
    );
    const added = chosen.filter(
      (one, index) => chosen.findIndex((other) => isAt(other.stamp, one.stamp)) === index,
    );
    this.#writes = added.length === 0 ? writes : [...writes, ...added];
  }

  /** Writes that no other one followed, and over which none was chosen; several where writers were apart. */
  newest(): readonly Write[] {
    const writes = this.#writes;
    if (writes.length < 2) return writes;
    const newest = writes.filter((one) => !writes.some((other) => this.#gaveWayTo(one, other)));
    // Logs that each say they knew the other's entry lie: a person decides, nothing is dropped.
    if (this.#choices.length === 0) return newest.length === 0 ? writes : newest;
    // Choices of several people may go round in a circle: what leads to none of the newest is asked again.
    const covered = new Set(newest);
    for (const one of covered)
      for (const other of writes) if (this.#gaveWayTo(other, one)) covered.add(other);
    const round = writes.filter((one) => !covered.has(one));
    return [...newest, ...newestOf(round, this.#knowledge)];
  }

  #gaveWayTo(one: Write, other: Write): boolean {
    return (
      one !== other && (this.#knowledge.isKnownTo(one.stamp, other.stamp) || this.#wasChosenOver(other, one))
    );
  }

  /** Whether somebody chose a write who knew the other, and nobody chose the other without knowing of that. */
  #wasChosenOver(winner: Write, other: Write): boolean {
    if (this.#choices.length === 0 || this.#knowledge.isKnownTo(winner.stamp, other.stamp)) return false;
    const against = this.#choicesOf(other, winner);
    return this.#choicesOf(winner, other).some((choice) =>
      against.every((one) => this.#knowledge.isKnownTo(one.stamp, choice.stamp)),
    );
  }

  #choicesOf(winner: Write, over: Write): readonly Choice[] {
    return this.#choices.filter(
      ({ winners, stamp }) =>
        winners.some((one) => isAt(winner.stamp, one)) &&
        !winners.some((one) => isAt(over.stamp, one)) &&
        this.#knowledge.isKnownTo(over.stamp, stamp),
    );
  }
}

/** Of several writes those that no other one followed. */
export function newestOf(writes: readonly Write[], knowledge: Knowledge): readonly Write[] {
  return writes.filter((one) => !writes.some((other) => knowledge.isKnownTo(one.stamp, other.stamp)));
}

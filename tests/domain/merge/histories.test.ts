import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Logs } from '../../../db/domain/merge/logs.ts';
import type { Side } from '../../../db/domain/merge/questions.ts';
import { type Answer, Machine } from './machine.ts';

/*
 * Random histories of three machines: each step edits, voids, restores, makes a record, or loads another machine's file.
 * Ids and natural keys are drawn from few, so that machines meet.
 */

interface Step {
  readonly machine: number;
  readonly act: 'host' | 'enclave' | 'party' | 'change' | 'void' | 'restore' | 'load';
  readonly at: number;
  readonly value: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  machine: fc.nat(2),
  act: fc.constantFrom('host', 'enclave', 'party', 'change', 'change', 'change', 'void', 'restore', 'load'),
  at: fc.nat(30),
  value: fc.nat(3),
});
const anyHistory = fc.array(anyStep, { minLength: 5, maxLength: 60 });

/**
 * The same decisions wherever a question comes up: between values one machine before another, of twins and voidings always
 * the same.
 */
const decides =
  (one: boolean, stays: boolean, order: readonly string[]): Answer =>
  ({ kind, sides }) => {
    if (kind === 'twin') return one;
    if (kind === 'void') return stays;
    const rank = ({ stamps }: Side): number =>
      Math.min(...stamps.map(({ installation }) => order.indexOf(installation)));
    return sides.toSorted((a, b) => rank(a) - rank(b))[0]?.value;
  };

class Office {
  readonly machines = ['a', 'b', 'c'].map((name) => new Machine(name));
  readonly files: Logs[] = [];
  readonly #answer: Answer;
  #made = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  run(steps: readonly Step[]): void {
    for (const step of steps) this.#take(step);
  }

  #take({ machine: number, act, at, value }: Step): void {
    const machine = this.machines[number] as Machine;
    const pick = (type: 'host' | 'enclave' | 'enclave_party'): string | undefined => {
      const live = [...(machine.records.get(type)?.values() ?? [])].filter(({ voided }) => !voided);
      return live[at % Math.max(live.length, 1)]?.id;
    };
    const id = `${String.fromCharCode(97 + ((at * 7) % 26))}${this.#made}`;
    this.#made += 1;
    switch (act) {
      case 'host':
        machine.create('host', id, { host_code: `33020${value}`, host_name: `区${value}` });
        return;
      case 'enclave': {
        const host_id = pick('host');
        if (host_id !== undefined) machine.create('enclave', id, { host_id, enclave_code: `E${value}` });
        return;
      }
      case 'party': {
        const enclave_id = pick('enclave');
        const home_county = `33082${value}`;
        if (enclave_id !== undefined) machine.create('enclave_party', id, { enclave_id, home_county });
        return;
      }
      case 'change':
        this.#change(machine, at, value, pick);
        return;
      case 'void': {
        const enclave = pick('enclave');
        const host = pick('host');
        if (value > 1 && enclave !== undefined) machine.setVoided('enclave', enclave, true);
        // As the store has it: nothing is voided on which something live hangs.
        else if (host !== undefined && !this.#isUsed(machine, host)) machine.setVoided('host', host, true);
        return;
      }
      case 'restore': {
        const voided = [...(machine.records.get('host')?.values() ?? [])].filter((one) => one.voided);
        const found = voided[at % Math.max(voided.length, 1)];
        // An alias is out of every list: nobody restores it.
        if (found !== undefined && machine.isInStep() && !this.#isAlias(machine, found.id))
          machine.setVoided('host', found.id, false);
        return;
      }
      case 'load': {
        const other = this.machines[(number + 1 + (value % 2)) % 3] as Machine;
        machine.load(other.file(), this.#answer);
        this.files.push(machine.file());
        return;
      }
    }
  }

  #change(
    machine: Machine,
    at: number,
    value: number,
    pick: (type: 'host' | 'enclave' | 'enclave_party') => string | undefined,
  ): void {
    const type = (['host', 'enclave', 'enclave_party'] as const)[at % 3] ?? 'host';
    const id = pick(type);
    if (id !== undefined) machine.change(type, id, at % 2 === 0 ? 'note' : 'source_doc', `${value}`);
  }

  #isUsed(machine: Machine, host: string): boolean {
    return [...(machine.records.get('enclave')?.values() ?? [])].some(
      ({ values, voided }) => !voided && values.host_id === host,
    );
  }

  #isAlias(machine: Machine, id: string): boolean {
    const stillThere = new Machine('reader');
    stillThere.load(machine.file());
    return stillThere.get('host', id) === undefined;
  }
}

const anyDecisions = fc
  .tuple(fc.boolean(), fc.boolean(), fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }))
  .map((given) => decides(...given));

it('comes to one state in every order in which six files are loaded, with the same decisions', () => {
  fc.assert(
    fc.property(
      anyHistory,
      anyDecisions,
      fc.array(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), { minLength: 3, maxLength: 3 }),
      (steps, answer, orders) => {
        const office = new Office(answer);
        const third = Math.ceil(steps.length / 2);
        office.run(steps.slice(0, third));
        const files = office.machines.map((machine) => machine.file());
        office.run(steps.slice(third));
        files.push(...office.machines.map((machine) => machine.file()));
        const hashes = orders.map((order) => {
          const reader = new Machine('reader');
          for (const at of order) reader.load(files[at] as Logs, answer);
          expect(reader.isInStep()).toBe(true);
          return reader.hash();
        });
        expect(new Set(hashes).size).toBe(1);
      },
    ),
    { numRuns: 150 },
  );
});

it('is commutative: two machines that load each other’s file stand alike', () => {
  fc.assert(
    fc.property(anyHistory, anyDecisions, (steps, answer) => {
      const office = new Office(answer);
      office.run(steps);
      const [a, b] = office.machines as [Machine, Machine, Machine];
      const [fromA, fromB] = [a.file(), b.file()];
      a.load(fromB, answer);
      b.load(fromA, answer);
      expect(a.hash()).toBe(b.hash());
      // Decisions made twice alike are no contradiction.
      a.load(b.file());
      expect(a.hash()).toBe(b.hash());
    }),
    { numRuns: 150 },
  );
});

it('is idempotent: the same file again, or an older one, changes nothing and asks nothing', () => {
  fc.assert(
    fc.property(anyHistory, anyDecisions, (steps, answer) => {
      const office = new Office(answer);
      office.run(steps);
      const [a, b] = office.machines as [Machine, Machine, Machine];
      for (const file of [b.file(), ...office.files]) a.load(file, answer);
      const before = a.hash();
      for (const file of [b.file(), ...office.files]) expect(a.load(file).changes).toEqual([]);
      expect(a.hash()).toBe(before);
      expect(a.isInStep()).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('loses nothing that does not conflict: each machine writes fields of its own, and all of it arrives unasked', () => {
  const fields = ['note', 'source_doc', 'parent_code'];
  const anyWrites = fc.array(
    fc.record({ machine: fc.nat(2), host: fc.nat(2), value: fc.nat(99), load: fc.boolean() }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(anyWrites, (writes) => {
      const machines = ['a', 'b', 'c'].map((name) => new Machine(name)) as [Machine, Machine, Machine];
      const [first, second, third] = machines;
      for (const n of [0, 1, 2])
        first.create('host', `h${n}`, { host_code: `33020${n}`, host_name: `区${n}` });
      second.load(first.file());
      third.load(first.file());
      const last = new Map<string, string>();
      for (const { machine, host, value, load } of writes) {
        const one = machines[machine] as Machine;
        one.change('host', `h${host}`, fields[machine] as string, `${value}`);
        last.set(`h${host} ${fields[machine]}`, `${value}`);
        if (load) one.load((machines[(machine + 1) % 3] as Machine).file());
      }
      for (const one of machines) for (const other of machines) if (one !== other) one.load(other.file());
      for (const [place, value] of last) {
        const [id = '', field = ''] = place.split(' ');
        for (const one of machines) expect(one.get('host', id)?.values[field]).toBe(value);
      }
    }),
    { numRuns: 200 },
  );
});

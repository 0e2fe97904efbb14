import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** What a host lends the services that is not a function of its arguments. */
export interface Ports {
  /** ISO instant in UTC. */
  now(): string;
  /** UUIDv7: ids of one installation sort by time of creation. */
  newId(): string;
}

/** The machine's clock and random source. */
export function systemPorts(): Ports {
  return {
    now: () => new Date().toISOString(),
    newId: () => v7({ rng: () => randomFillSync(new Uint8Array(16)) }),
  };
}

/** A clock that moves a second a call and ids from a seed: the same run gives the same store. */
export function seededPorts(seed: number, start: string): Ports {
  let state = seed >>> 0 || 1;
  let instant = Date.parse(start);
  let counter = 0;
  // xorshift32: repeatable, not secret.
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  const tick = (): number => {
    instant += 1000;
    return instant;
  };
  return {
    now: () => new Date(tick()).toISOString(),
    newId: () => {
      counter += 1;
      return v7({
        msecs: tick(),
        seq: counter,
        rng: () => Uint8Array.from({ length: 16 }, () => next() & 255),
      });
    },
  };
}

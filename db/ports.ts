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
    newId: idsInOrder(),
  };
}

const idBytes = 16;
/** Ids of a sheet are made by the hundred thousand; asking the system for the bytes of each would take longest. */
const idsAtOnce = 256;

/** Ids that ascend within a millisecond, too, and when the clock is put back: rows of a sheet keep their order. */
function idsInOrder(): () => string {
  const pool = new Uint8Array(idBytes * idsAtOnce);
  let used = pool.length;
  let msecs = 0;
  let seq = 0;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const random = pool.subarray(used, used + idBytes);
    used += idBytes;
    const now = Date.now();
    // Of the 32 bits one is left free at first: no millisecond is long enough to use them up.
    if (now > msecs) seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
    else seq += 1;
    msecs = Math.max(now, msecs);
    return v7({ msecs, seq, random });
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

/*
 * Compression whose result depends on nothing but its input. Node's zlib does not promise that: its output differs
 * between its versions and between processors (it picks other string hashes where the processor has instructions
 * for them), while our files must be the same bytes anywhere (design §6). One block with fixed codes, as RFC 1951
 * §3.2.6 has it, and greedy matching: 10–45 % larger than zlib makes it, a quarter to a tenth of what goes in.
 */

const windowSize = 32_768;
const minMatch = 3;
const maxMatch = 258;
/** How many earlier places are tried for each position: the trade of time for size. */
const maxTries = 64;
const hashBits = 15;

/** First length or distance of each code, and how many extra bits follow it (RFC 1951 §3.2.5). */
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** Raw deflate data; the same input gives the same output on any machine. */
export function deflatePortable(input: Uint8Array): Uint8Array {
  const out = new BitWriter(input.length);
  out.bits(0b011, 3); // last block, fixed codes
  writeBlock(out, input);
  return out.finish();
}

/**
 * A piece of a longer stream, compressed by itself. It ends at a whole byte, so pieces can simply stand one after the
 * other; an empty last block (`03 00`) ends them.
 */
export function deflatePortablePiece(input: Uint8Array): Uint8Array {
  const out = new BitWriter(input.length);
  out.bits(0b010, 3); // not the last block, fixed codes
  writeBlock(out, input);
  out.bits(0b000, 3); // an empty block of stored bytes, which begins at a whole byte
  out.align();
  for (const byte of [0x00, 0x00, 0xff, 0xff]) out.bits(byte, 8);
  return out.finish();
}

function writeBlock(out: BitWriter, input: Uint8Array): void {
  const latest = new Int32Array(1 << hashBits).fill(-1);
  const previous = new Int32Array(windowSize);
  for (let at = 0; at < input.length; ) {
    const match = findMatch(input, at, latest, previous);
    const step = match === undefined ? 1 : match.length;
    if (match === undefined) writeSymbol(out, input[at] ?? 0);
    else writeMatch(out, match.length, match.distance);
    for (const end = at + step; at < end; at++) remember(input, at, latest, previous);
  }
  writeSymbol(out, 256);
}

class BitWriter {
  private bytes: Uint8Array;
  private length = 0;
  private pending = 0;
  private pendingBits = 0;

  constructor(sizeOfInput: number) {
    // A literal takes at most 9 bits.
    this.bytes = new Uint8Array(Math.ceil((sizeOfInput * 9) / 8) + 16);
  }

  bits(value: number, count: number): void {
    this.pending |= value << this.pendingBits;
    this.pendingBits += count;
    while (this.pendingBits >= 8) {
      this.bytes[this.length++] = this.pending & 0xff;
      this.pending >>>= 8;
      this.pendingBits -= 8;
    }
  }

  /** Fills the byte that was begun. */
  align(): void {
    if (this.pendingBits > 0) this.bits(0, 8 - this.pendingBits);
  }

  finish(): Uint8Array {
    this.align();
    return this.bytes.subarray(0, this.length);
  }
}

function hashAt(input: Uint8Array, at: number): number {
  const three = ((input[at] ?? 0) << 16) | ((input[at + 1] ?? 0) << 8) | (input[at + 2] ?? 0);
  return Math.imul(three, 0x9e3779b1) >>> (32 - hashBits);
}

function remember(input: Uint8Array, at: number, latest: Int32Array, previous: Int32Array): void {
  const hash = hashAt(input, at);
  previous[at % windowSize] = latest[hash] ?? -1;
  latest[hash] = at;
}

function findMatch(
  input: Uint8Array,
  at: number,
  latest: Int32Array,
  previous: Int32Array,
): { length: number; distance: number } | undefined {
  const longest = Math.min(maxMatch, input.length - at);
  if (longest < minMatch) return undefined;
  let best = minMatch - 1;
  let bestAt = -1;
  let candidate = latest[hashAt(input, at)] ?? -1;
  for (let tries = 0; tries < maxTries && candidate >= 0 && at - candidate <= windowSize; tries++) {
    if (input[candidate + best] === input[at + best]) {
      let length = 0;
      while (length < longest && input[candidate + length] === input[at + length]) length++;
      if (length > best) {
        best = length;
        bestAt = candidate;
        if (length === longest) break;
      }
    }
    const next = previous[candidate % windowSize] ?? -1;
    // A slot overwritten by a newer position would lead forward again.
    if (next >= candidate) break;
    candidate = next;
  }
  return bestAt < 0 ? undefined : { length: best, distance: at - bestAt };
}

/** Literals 0–255, end 256, lengths 257–285 in their fixed codes; codes go out highest bit first. */
function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.bits(reversed(0x30 + symbol, 8), 8);
  else if (symbol < 256) out.bits(reversed(0x190 + symbol - 144, 9), 9);
  else if (symbol < 280) out.bits(reversed(symbol - 256, 7), 7);
  else out.bits(reversed(0xc0 + symbol - 280, 8), 8);
}

function writeMatch(out: BitWriter, length: number, distance: number): void {
  const lengthCode = codeFor(lengthBase, length);
  writeSymbol(out, 257 + lengthCode);
  out.bits(length - (lengthBase[lengthCode] ?? 0), lengthExtra[lengthCode] ?? 0);
  const distanceCode = codeFor(distanceBase, distance);
  out.bits(reversed(distanceCode, 5), 5);
  out.bits(distance - (distanceBase[distanceCode] ?? 0), distanceExtra[distanceCode] ?? 0);
}

/** The last code whose first value does not exceed `value`. */
function codeFor(bases: readonly number[], value: number): number {
  let code = bases.length - 1;
  while ((bases[code] ?? 0) > value) code--;
  return code;
}

function reversed(value: number, count: number): number {
  let result = 0;
  for (let bit = 0; bit < count; bit++) result |= ((value >> bit) & 1) << (count - 1 - bit);
  return result;
}

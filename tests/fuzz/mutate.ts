import { readZipDirectory, unpack } from '../../db/exchange/workbook/zip-read.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import { type RawEntry, rawZip } from '../support/raw-zip.ts';

/*
 * Changes a workbook as disks, half downloads, other programs and attackers might: bytes of the file, entries of the zip
 * file, or the XML inside, packed again with its right checksum, so that the change reaches the parser. The same seed
 * makes the same file.
 */

interface Part {
  readonly name: string;
  readonly content: Buffer;
}
class Dice {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = randomNumbers(seed);
  }
  /** A whole number from 0 up to, not including, `below`. */
  upTo(below: number): number {
    return Math.floor(this.#next() * below);
  }
  of<T>(list: readonly T[]): T {
    const found = list[this.upTo(list.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }
}

/** What stands in files that break readers. */
const awkward: readonly string[] = [
  ...['-1', '0', '1', '65535', '1048576', '1048577', '16384', '4294967295', '2147483648', '9'.repeat(40)],
  ...[
    'NaN',
    '1e999',
    '-0',
    '0x7f',
    '1,5',
    '',
    ' ',
    'A1',
    'XFD1048576',
    'A0',
    'ZZZZ9',
    'A1:XFD1048576',
    '$A$1',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '&amp;',
    '&lt;',
    '&x;',
    '&#0;',
    '&#x110000;',
    '&#xD800;',
    '_x0000_',
  ],
  ...[
    'true',
    's',
    'str',
    'inlineStr',
    'b',
    'e',
    'd',
    '../',
    '/xl/workbook.xml',
    'http://x',
    '青田',
    '\u202e',
    '\u0000',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x?>',
    '<!DOCTYPE x>',
    '<c/>',
    '</c>',
    '<row r="2">',
    '<v>',
    '"',
    "'",
    '>',
    '<',
  ],
];

/** @returns the changed file, and what was done to it */
export function mutate(seedBytes: Buffer, seed: number): { readonly bytes: Buffer; readonly did: string } {
  const dice = new Dice(seed * 2_654_435_761);
  const level = dice.upTo(10);
  const times = 1 + dice.upTo(4);
  const did: string[] = [];
  if (level < 2) {
    let bytes: Buffer = Buffer.from(seedBytes);
    for (let at = 0; at < times; at += 1) bytes = noted(did, dice.of(byteChanges), bytes, dice);
    return { bytes, did: did.join(', ') };
  }
  let parts = partsOf(seedBytes);
  for (let at = 0; at < times; at += 1) {
    if (level < 4) parts = noted(did, dice.of(partChanges), parts, dice);
    else parts = changeXml(did, parts, dice);
  }
  return { bytes: rawZip(parts as readonly RawEntry[]), did: did.join(', ') };
}

type Change<T> = (value: T, dice: Dice) => T;
type Named<T> = readonly [name: string, change: Change<T>];

function noted<T>(did: string[], [name, change]: Named<T>, value: T, dice: Dice): T {
  did.push(name);
  return change(value, dice);
}

function partsOf(bytes: Buffer): readonly Part[] {
  return readZipDirectory(bytes).map((entry) => ({ name: entry.name, content: unpack(bytes, entry) }));
}

const spliced = (bytes: Buffer, from: number, to: number, between: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(to)]);

const byteChanges: readonly Named<Buffer>[] = [
  [
    'bit',
    (bytes, dice) => {
      if (bytes.length === 0) return bytes;
      const at = dice.upTo(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.upTo(8));
      return bytes;
    },
  ],
  [
    'number',
    (bytes, dice) => {
      if (bytes.length < 8) return bytes;
      bytes.writeUInt32LE(
        dice.of([0, 1, 0xffff, 0x7fffffff, 0xffffffff, 0x04034b50]),
        dice.upTo(bytes.length - 4),
      );
      return bytes;
    },
  ],
  [
    'field of the directory',
    (bytes, dice) => {
      const directory = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      if (directory < 0 || directory + 8 > bytes.length) return bytes;
      const at = directory + dice.upTo(bytes.length - directory - 4);
      bytes.writeUInt16LE(dice.of([0, 1, 8, 9, 0xffff, dice.upTo(0x10000)]), at);
      return bytes;
    },
  ],
  ['cut', (bytes, dice) => bytes.subarray(0, dice.upTo(bytes.length + 1))],
  [
    'piece gone',
    (bytes, dice) => {
      const at = dice.upTo(bytes.length + 1);
      return spliced(bytes, at, Math.min(bytes.length, at + dice.upTo(200)), Buffer.alloc(0));
    },
  ],
  [
    'piece twice',
    (bytes, dice) => {
      const at = dice.upTo(bytes.length + 1);
      return spliced(bytes, at, at, Buffer.from(bytes.subarray(at, at + dice.upTo(400))));
    },
  ],
];

const partChanges: readonly Named<readonly Part[]>[] = [
  ['part gone', (parts, dice) => parts.filter((part) => part !== dice.of(parts))],
  ['part twice', (parts, dice) => [...parts, dice.of(parts)]],
  ['part empty', (parts, dice) => replaced(parts, dice, (part) => ({ ...part, content: Buffer.alloc(0) }))],
  [
    'part renamed',
    (parts, dice) =>
      replaced(parts, dice, (part) => ({ ...part, name: `${part.name.slice(0, -5)}${dice.upTo(10)}.xml` })),
  ],
  [
    'contents of another part',
    (parts, dice) => replaced(parts, dice, (part) => ({ ...part, content: dice.of(parts).content })),
  ],
  [
    'entry in another method',
    (parts, dice) => replaced(parts, dice, (part) => ({ ...part, method: dice.of([0, 1, 8, 12]) })),
  ],
  [
    'entry with another size',
    (parts, dice) => replaced(parts, dice, (part) => ({ ...part, size: dice.upTo(100_000) })),
  ],
  ['order of parts', (parts) => parts.toReversed()],
];

function replaced(parts: readonly Part[], dice: Dice, change: (part: Part) => Part): readonly Part[] {
  if (parts.length === 0) return parts;
  const chosen = dice.upTo(parts.length);
  return parts.map((part, at) => (at === chosen ? change(part) : part));
}

function changeXml(did: string[], parts: readonly Part[], dice: Dice): readonly Part[] {
  const inside = parts.filter(({ name }) => /\.(xml|rels|vml)$/.test(name));
  if (inside.length === 0) return parts;
  // Most of what a reader does is done in sheets and strings.
  const busy = inside.filter(({ name }) =>
    /worksheets\/[^/]+$|sharedStrings|styles|workbook\.xml$/.test(name),
  );
  const chosen = dice.of(dice.upTo(3) > 0 && busy.length > 0 ? busy : inside);
  const [name, change] = dice.of(xmlChanges);
  did.push(`${name} in ${chosen.name}`);
  const content = Buffer.from(change(chosen.content.toString('utf8'), dice), 'utf8');
  return parts.map((part) => (part === chosen ? { ...part, content } : part));
}

/** Where one of the matches is, or null where there is none. */
function find(text: string, pattern: RegExp, dice: Dice): { from: number; to: number } | null {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return null;
  const match = dice.of(found);
  return { from: match.index, to: match.index + match[0].length };
}

/** A change of one match of a pattern; none where nothing matches. */
const atOne =
  (pattern: RegExp, change: (found: string, dice: Dice, text: string) => string): Change<string> =>
  (text, dice) => {
    const place = find(text, pattern, dice);
    if (place === null) return text;
    const { from, to } = place;
    return text.slice(0, from) + change(text.slice(from, to), dice, text) + text.slice(to);
  };

const tag = /<[^<>]*>/g;
const xmlChanges: readonly Named<string>[] = [
  ['attribute', atOne(/"[^"<>]*"/g, (_old, dice) => `"${dice.of(awkward).replace(/["<]/g, '')}"`)],
  ['raw attribute', atOne(/"[^"<>]*"/g, (_old, dice) => `"${dice.of(awkward)}"`)],
  [
    'name of an attribute',
    atOne(
      /\s[\w:]+(?==)/g,
      (_old, dice) => ` ${dice.of(['r', 't', 's', 'ref', 'xmlns', 'x:y', '__proto__'])}`,
    ),
  ],
  ['text', atOne(/>[^<>]+</g, (_old, dice) => `>${dice.of(awkward)}<`)],
  ['tag gone', atOne(tag, () => '')],
  ['tag twice', atOne(tag, (old) => old + old)],
  ['tag of elsewhere', atOne(tag, (old, dice, text) => old + dice.of(text.match(tag) ?? ['']))],
  [
    'name of a tag',
    atOne(/<\/?[\w:]+/g, (_old, dice) => dice.of(['<c', '<row', '<v', '<si', '<t', '</c', '</row', '<x:c'])),
  ],
  ['tag closed at once', atOne(/[^/]>/g, (old) => `${old.slice(0, 1)}/>`)],
  ['number', atOne(/\d+/g, (old, dice) => dice.of([...awkward.slice(0, 12), `${old}${dice.upTo(10)}`]))],
  ['something in between', atOne(/./gs, (old, dice) => old + dice.of(awkward))],
  ['cut', (text, dice) => text.slice(0, dice.upTo(text.length + 1))],
  ['a thousandfold', atOne(tag, (old) => old.repeat(1000))],
  [
    'element a hundredfold',
    atOne(/<(c|row|si|xf|sheet|mergeCell)\b[^<>]*\/>|<(c|si)\b.*?<\/\2>/gs, (old) => old.repeat(100)),
  ],
];

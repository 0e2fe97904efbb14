/** The two containers of icons, written by hand: each is a short table before PNG files that are kept as they are. */

/** Type codes of icns entries that hold PNG, by the size in pixels. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/**
 * A Windows icon.
 * @param pictures PNG files by their size in pixels, at most 256
 */
export function ico(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const entries = [...pictures].toSorted(([a], [b]) => a - b);
  const head = Buffer.alloc(6 + 16 * entries.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  for (const [index, [size, picture]] of entries.entries()) {
    const at = 6 + 16 * index;
    // A byte holds 256 as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([head, ...entries.map(([, picture]) => picture)]);
}

/**
 * A macOS icon; sizes that serve a normal and a fine screen are named for both.
 * @param pictures PNG files by their size in pixels
 */
export function icns(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const parts = [...pictures].flatMap(([size, picture]) =>
    (icnsTypes[size] ?? []).map((type) => {
      const head = Buffer.alloc(8);
      head.write(type, 'latin1');
      head.writeUInt32BE(8 + picture.length, 4);
      return Buffer.concat([head, picture]);
    }),
  );
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}

import { zipOf } from '../db/workbook/handmade.ts';

/** The least that tells each kind of file, by content. */

export const pdf = (text = '银行回单'): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);
export const jpeg = (): Buffer => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]);
/** A picture of one red point that browsers draw. */
export const png = (): Buffer =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
    'base64',
  );
export const tiff = (): Buffer => Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0]);
/** A program of Windows by its first bytes. */
export const program = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

export const zipWith = (...parts: readonly string[]): Buffer =>
  zipOf(parts.map((part) => [part, '<a/>'] as const));

/** An OLE2 compound file whose directory holds the names: header, one table, one directory sector. */
export function ole(...names: readonly string[]): Buffer {
  const file = Buffer.alloc(512 * 3);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  for (let table = 0; table < 109; table += 1) file.writeUInt32LE(0xffffffff, 76 + table * 4);
  file.writeUInt32LE(0, 76);
  const table = 512;
  file.writeUInt32LE(0xfffffffd, table);
  file.writeUInt32LE(0xfffffffe, table + 4);
  const directory = 1024;
  for (const [index, name] of ['Root Entry', ...names].slice(0, 4).entries()) {
    const at = directory + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
  }
  return file;
}

import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../db/attachments/file-kind.ts';
import { failureOf } from '../../support/failures.ts';
import { jpeg, ole, pdf, png, program, tiff, zipWith } from '../../support/sample-files.ts';

const refusalOf = async (bytes: Buffer): Promise<unknown> => {
  const { code, args } = await failureOf(() => fileKindOf(bytes));
  expect(code).toBe('attachment_refused');
  return args.reason;
};

describe('a file is what is in it', () => {
  it.each([
    ['pdf', pdf()],
    ['jpeg', jpeg()],
    ['png', png()],
    ['tiff', tiff()],
    ['tiff', Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8])],
    ['xlsx', zipWith('[Content_Types].xml', 'xl/workbook.xml')],
    ['docx', zipWith('[Content_Types].xml', 'word/document.xml')],
    ['ofd', zipWith('OFD.xml', 'Doc_0/Document.xml')],
    ['xls', ole('Workbook')],
    ['xls', ole('Book')],
    ['doc', ole('WordDocument', '1Table')],
  ] as const)('%s', (kind, bytes) => {
    expect(fileKindOf(bytes)).toBe(kind);
  });
});

describe('nothing that could run is taken', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a program', program(), 'kind_unknown'],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'kind_unknown'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind_unknown'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kind_unknown'],
    ['text before a PDF', Buffer.concat([Buffer.from('\n'), pdf()]), 'kind_unknown'],
    [
      'a program with an archive behind it',
      Buffer.concat([program(), zipWith('xl/workbook.xml')]),
      'kind_unknown',
    ],
    ['an archive of anything', zipWith('a.exe'), 'kind_unknown'],
    ['a workbook with macros', zipWith('xl/workbook.xml', 'xl/vbaProject.bin'), 'macros'],
    ['a document with macros', zipWith('word/document.xml', 'word/VBAPROJECT.BIN'), 'macros'],
    ['an old workbook with macros', ole('Workbook', '_VBA_PROJECT_CUR'), 'macros'],
    ['an old document with macros', ole('WordDocument', 'Macros'), 'macros'],
    ['a workbook with a password', ole('EncryptedPackage', 'EncryptionInfo'), 'encrypted'],
    ['an installer or a message', ole('__nameid_version1.0'), 'kind_unknown'],
    ['an archive that ends early', zipWith('xl/workbook.xml').subarray(0, 60), 'truncated'],
    ['an old workbook that ends early', ole('Workbook').subarray(0, 1100), 'damaged'],
    ['a header only', ole('Workbook').subarray(0, 100), 'damaged'],
  ])('%s', async (_what, bytes, reason) => {
    expect(await refusalOf(bytes)).toBe(reason);
  });

  it('a directory that leads in a circle, or out of the file', async () => {
    const circle = ole('Workbook');
    circle.writeUInt32LE(1, 512 + 4);
    expect(await refusalOf(circle)).toBe('damaged');
    const outside = ole('Workbook');
    outside.writeUInt32LE(0x00ffffff, 48);
    expect(await refusalOf(outside)).toBe('damaged');
    const noTable = ole('Workbook');
    noTable.writeUInt32LE(0x7fffffff, 76);
    expect(await refusalOf(noTable)).toBe('damaged');
  });
});

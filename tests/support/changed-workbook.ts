import { handmadeParts, zipOf } from '../db/workbook/handmade.ts';
import { goodParts } from './hostile-files.ts';

/* A good workbook with one thing changed. */

export const sheetName = 'xl/worksheets/sheet1.xml';

export const withPart = (name: string, content: string | Buffer): Buffer =>
  zipOf(new Map<string, string | Buffer>(goodParts()).set(name, content));
export const without = (...names: string[]): Buffer =>
  zipOf([...goodParts()].filter(([name]) => !names.includes(name)));
export const changed = (name: string, change: (xml: string) => string): Buffer =>
  withPart(name, change(goodParts().get(name) ?? ''));
export const sheetXml = (change: (xml: string) => string): Buffer => changed(sheetName, change);
export const rows = (sheetData: string, strings: readonly string[] = ['青田']): Buffer =>
  zipOf(handmadeParts(sheetData, strings));
export const cell = (content: string, attributes = ''): Buffer =>
  rows(`<row r="1"><c r="A1"${attributes}>${content}</c></row>`);
export const afterData = (xml: string): Buffer =>
  sheetXml((sheet) => sheet.replace('</sheetData>', `</sheetData>${xml}`));
export const many = (count: number, one: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => one(n)).join('');

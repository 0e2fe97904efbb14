import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';
import { reportNotRun } from './not-run.ts';

/*
 * Programs that are not ours and read our files or write theirs: openpyxl (Debian python3-openpyxl), XlsxWriter
 * (python3-xlsxwriter) and LibreOffice (libreoffice-calc). A machine without them reports the tests that need them as not run, by name and reason.
 */

const run = promisify(execFile);
/** LibreOffice starts slowly on a loaded machine. Tests that call it need at least this as their own timeout. */
export const externalTimeoutMs = 120_000;
const dumpScript = fileURLToPath(new URL('./openpyxl_dump.py', import.meta.url));
const writeScript = fileURLToPath(new URL('./write_workbook.py', import.meta.url));
const editScript = fileURLToPath(new URL('./openpyxl_edit.py', import.meta.url));
/** The first `python3` may be a private one that does not see Debian's packages. */
const pythons = ['python3', '/usr/bin/python3'];

let pythonWithOpenpyxl: Promise<string | undefined> | undefined;
let libreOffice: Promise<boolean> | undefined;

async function works(command: string, args: string[]): Promise<boolean> {
  try {
    await run(command, args, { timeout: externalTimeoutMs });
    return true;
  } catch {
    return false;
  }
}

async function findPython(library: WritingLibrary): Promise<string | undefined> {
  for (const python of pythons) if (await works(python, ['-c', `import ${library}`])) return python;
  return undefined;
}

export async function hasOpenpyxl(): Promise<boolean> {
  pythonWithOpenpyxl ??= findPython('openpyxl');
  return (await pythonWithOpenpyxl) !== undefined;
}

export function hasLibreOffice(): Promise<boolean> {
  libreOffice ??= works('soffice', ['--version']);
  return libreOffice;
}

/** Skips the running test, which then counts as *not run*, with its name and the reason. Does not return. */
function skip(context: TestContext, reason: string): never {
  reportNotRun(context.task.name, reason);
  return context.skip(`not run: ${reason}`);
}

export async function needOpenpyxl(context: TestContext): Promise<void> {
  if (!(await hasOpenpyxl())) skip(context, 'python3-openpyxl is not installed');
}

export async function needXlsxWriter(context: TestContext): Promise<void> {
  if ((await findPython('xlsxwriter')) === undefined) skip(context, 'python3-xlsxwriter is not installed');
}

export async function needPdfReader(context: TestContext): Promise<void> {
  if (!(await works('pdftotext', ['-v']))) skip(context, 'poppler-utils is not installed');
}

export async function needLibreOffice(context: TestContext): Promise<void> {
  if (!(await hasLibreOffice())) skip(context, 'libreoffice-calc is not installed');
}

/** Opens `file` in LibreOffice and saves it again as .xlsx into `directory`; returns the new file's path. */
export async function libreOfficeResave(file: string, directory: string): Promise<string> {
  const [path = ''] = await libreOfficeConvert([file], 'xlsx', directory);
  return path;
}

/** LibreOffice calculates every formula of an .xlsx when it opens one. */
const recalculating = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>`;

/** Opens files in LibreOffice and saves them into `directory` in another format; returns the new files' paths. */
export async function libreOfficeConvert(
  files: readonly string[],
  format: 'xlsx' | 'pdf',
  directory: string,
  { recalculate = false } = {},
): Promise<string[]> {
  const profile = await mkdtemp(join(tmpdir(), 'libreoffice-profile-'));
  try {
    if (recalculate) {
      await mkdir(join(profile, 'user'));
      await writeFile(join(profile, 'user', 'registrymodifications.xcu'), recalculating);
    }
    const args = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--convert-to', format];
    await run('soffice', [...args, '--outdir', directory, ...files], { timeout: externalTimeoutMs });
    return files.map((file) => join(directory, `${basename(file, extname(file))}.${format}`));
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Runs a script of this folder with openpyxl. */
export async function openpyxlScript(script: string, ...args: readonly string[]): Promise<string> {
  const python = (await findPython('openpyxl')) ?? 'python3';
  const path = fileURLToPath(new URL(`./${script}`, import.meta.url));
  return (await run(python, [path, ...args], { timeout: externalTimeoutMs })).stdout;
}

/** Types into one cell with openpyxl, as a person does, and saves under another name. */
export async function openpyxlEdit(
  file: string,
  saveAs: string,
  sheet: string,
  address: string,
  value: string | number,
): Promise<void> {
  const python = (await pythonWithOpenpyxl) ?? 'python3';
  await run(python, [editScript, file, saveAs, sheet, address, JSON.stringify(value)], {
    timeout: externalTimeoutMs,
  });
}

export type WritingLibrary = 'openpyxl' | 'xlsxwriter';

/** What `write_workbook.py` is to write; its head says what each means. */
export interface ForeignWorkbook {
  readonly sheet: string;
  readonly cells: readonly (readonly [address: string, kind: string, value: unknown, format?: string])[];
  readonly merges?: readonly string[];
  readonly hidden?: readonly number[];
  readonly epoch1904?: boolean;
  /** Texts in their cells instead of a table of strings (XlsxWriter only). */
  readonly inline?: boolean;
}

/** Writes a workbook with another library. */
export async function writeForeign(
  library: WritingLibrary,
  file: string,
  given: ForeignWorkbook,
): Promise<void> {
  const found = await findPython(library);
  const running = run(found ?? 'python3', [writeScript, library, file], { timeout: externalTimeoutMs });
  running.child.stdin?.end(JSON.stringify(given));
  await running;
}

/** A page of a PDF; places in points from its upper left corner. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
  }[];
}

/** Pages of a PDF with their words, as poppler reads them. */
export async function pdfPages(file: string): Promise<PdfPage[]> {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], {
    timeout: externalTimeoutMs,
    maxBuffer: 64 * 1024 * 1024,
  });
  const number = (tag: string, name: string): number =>
    Number(new RegExp(` ${name}="([\\d.]+)"`).exec(tag)?.[1]);
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  const plain = (text: string): string =>
    text.replace(/&\w+;|&#39;/g, (entity) => entities[entity] ?? entity);
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => ({
      width: number(` ${page}`, 'width'),
      height: number(` ${page}`, 'height'),
      words: [...page.matchAll(/<word([^>]*)>([^<]*)<\/word>/g)].map(([, tag = '', text = '']) => ({
        text: plain(text),
        left: number(tag, 'xMin'),
        right: number(tag, 'xMax'),
        top: number(tag, 'yMin'),
      })),
    }));
}

export interface OpenpyxlCell {
  /** s text, n number or blank, d date, f formula, b boolean, e error. */
  type: string;
  value: string | number | boolean | null;
  /** Of a formula, the result that stands in the file. */
  cached: string | number | boolean | null;
  format: string;
  font: [name: string, size: number, bold: boolean];
  border: string | null;
  horizontal: string | null;
  /** Colour of a filled cell. */
  fill: string | null;
  locked: boolean;
  comment: [author: string, text: string] | null;
}

export interface OpenpyxlSheet {
  name: string;
  state: string;
  cells: Record<string, OpenpyxlCell>;
  merges: string[];
  freeze: string | null;
  widths: Record<string, number>;
  heights: Record<string, number>;
  gridLines: boolean | null;
  paper: string | number | null;
  orientation: string | null;
  fit: [boolean | null, number | null, number | null];
  titleRows: string | null;
  printArea: string | string[] | null;
  /** Rows after which a page ends. */
  breaks: number[];
  footer: [string | null, string | null];
  centered: boolean | null;
  validations: {
    type: string;
    range: string;
    formula1: string | null;
    formula2: string | null;
    style: string | null;
    blank: boolean;
    prompt: string | null;
    error: string | null;
  }[];
  protected: boolean;
  conditional: [range: string, type: string, formula: string[]][];
}

export interface OpenpyxlWorkbook {
  sheets: OpenpyxlSheet[];
  names: Record<string, string>;
  properties: { title: string; creator: string; created: string; modified: string };
}

/** What openpyxl finds in the file. */
export async function openpyxlDump(file: string): Promise<OpenpyxlWorkbook> {
  if (!(await hasOpenpyxl())) throw new Error('python3-openpyxl is not installed');
  const python = (await pythonWithOpenpyxl) ?? 'python3';
  const options = { timeout: externalTimeoutMs, maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await run(python, [dumpScript, file], options);
  return JSON.parse(stdout) as OpenpyxlWorkbook;
}

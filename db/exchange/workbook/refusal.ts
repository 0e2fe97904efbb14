/** Why a file is not read. The code selects the sentence shown to the officer; `args` fill it. */
export type WorkbookRefusalCode =
  /** Not a zip file at all, and nothing else that we recognise. */
  | 'not_zip'
  /** An old .xls file: save as .xlsx. */
  | 'ole2'
  /** A workbook or zip entry behind a password. */
  | 'encrypted'
  | 'empty'
  | 'csv'
  | 'html'
  /** The file ends before its table of contents, or inside a part: copied or downloaded incompletely. */
  | 'truncated'
  | 'zip64'
  | 'too_large'
  | 'too_many_entries'
  | 'bad_name'
  | 'duplicate_entry'
  /** Compressed by a method that spreadsheets do not use. */
  | 'bad_method'
  /** Would unpack to far more than any workbook holds. */
  | 'bomb'
  /** A zip file, but no .xlsx workbook in it. */
  | 'not_a_workbook'
  /** Contents contradict the table of contents (size, checksum, text encoding, XML cut short). */
  | 'damaged'
  /** An XML part defines a document type; no spreadsheet program writes one, attacks do. */
  | 'dtd'
  | 'text_too_long'
  /** The parser gave up. */
  | 'unreadable'
  | 'timeout'
  | 'out_of_memory'
  /** The operating system would not give us the file. */
  | 'file_error';

export type WorkbookRefusalArgs = Record<string, string | number>;

/** Thrown (and sent between threads as `{ code, args }`) when bytes from outside are not taken as a workbook. */
export class WorkbookRefusal extends Error {
  override readonly name = 'WorkbookRefusal';
  readonly code: WorkbookRefusalCode;
  readonly args: WorkbookRefusalArgs;

  constructor(code: WorkbookRefusalCode, args: WorkbookRefusalArgs = {}) {
    super(`workbook refused: ${code} ${JSON.stringify(args)}`);
    this.code = code;
    this.args = args;
  }
}

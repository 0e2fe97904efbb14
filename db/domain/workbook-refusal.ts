/** Why a file from outside is not read as a workbook; texts and advice in `locale/<language>/file-reasons.ts`. */
export const workbookRefusalCodes = [
  /** Nothing that we recognise. */
  'not_zip',
  /** An old .xls file, or WPS's .et: save as .xlsx. */
  'ole2',
  /** A workbook or zip entry behind a password. */
  'encrypted',
  /** Encrypted by the software with which an office keeps its documents inside. */
  'guarded',
  'empty',
  'csv',
  'html',
  /** A page with its pictures in one file, as old Excel saves it. */
  'mht',
  /** "XML Spreadsheet 2003". */
  'xml_2003',
  /** Any other XML. */
  'xml',
  'ods',
  'xlsb',
  /** Apple Numbers. */
  'numbers',
  'word',
  'slides',
  'pdf',
  'ofd',
  'picture',
  /** zip, rar, 7z and their like: the workbook may be inside. */
  'archive',
  'program',
  /** The `~$name.xlsx` that Excel and WPS put beside a workbook while it is open. */
  'owner_file',
  /** The file ends before its table of contents, or inside a part: copied or downloaded incompletely. */
  'truncated',
  'zip64',
  'too_large',
  'too_many_entries',
  'too_many_sheets',
  'too_many_cells',
  'bad_name',
  'duplicate_entry',
  /** Compressed by a method that spreadsheets do not use. */
  'bad_method',
  /** Would unpack to far more than any workbook holds. */
  'bomb',
  /** An Office package, but no .xlsx workbook in it. */
  'not_a_workbook',
  /** Contents contradict the table of contents (size, checksum), or XML is cut short. */
  'damaged',
  /** A text file whose characters are neither UTF-8, UTF-16 with its mark, nor those of Chinese Windows. */
  'csv_encoding',
  /** A quotation mark of a CSV file that nothing closes: where its cell ends is anybody's guess. */
  'csv_quote',
  /** An XML part that is not UTF-8. */
  'encoding',
  /** An XML part defines a document type; no spreadsheet program writes one, attacks do. */
  'dtd',
  'text_too_long',
  /** One row or cell is there twice; which one would count is anybody's guess. */
  'repeated_row',
  'repeated_cell',
  /** A cell that no program writes like this: outside its row or the sheet, or a number that is none. */
  'bad_cell',
  /** A stray cell so far from the others that the area between them is more than can be read. */
  'too_spread',
  /** No sheet has cells. */
  'only_charts',
  /** The parser gave up. */
  'unreadable',
  'timeout',
  'out_of_memory',
  /** The operating system would not give us the file. */
  'file_error',
] as const;

export type WorkbookRefusalCode = (typeof workbookRefusalCodes)[number];

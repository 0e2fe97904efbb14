import type { ImportLabels } from '../import-labels.ts';

export const importLabels: ImportLabels = {
  problems: {
    error_cell: 'The cell holds an error[ {error}]: mend the formula, or type the figure.',
    scaled_number:
      'The cell shows another number than it holds[ ({text})]: set the column to “General”, check the figures, then import again.',
    no_result: 'The formula has no result yet: open the file in Excel or WPS and save it once.',
    lost_digits:
      'A long code was kept as a number and has lost its last digits[ (now {text})]: make the column text and type it again.',
    far_from_others:
      '[“{text}”, {amount} × 10,000 yuan, ]is far from the other amounts of the column[ (up to {usual})]: check the unit and say what is right.',
    no_row_unit: 'The unit of this row[, “{text}”,] is none of amounts, or another one than the head states.',
    is_half_example:
      'The example row of the template, only partly overwritten: replace all of it, or delete the row.',
    of_other_county: 'This row is of {county}, not of this county: it is not taken into this ledger.',
    same_row: 'The same record as in row {row}: merge the two rows, or delete one.',
    contradicts_row: 'Says the same record as row {row} with other values: keep the right one only.',
    document_of_row: 'Has the document number of row {row} and another amount: please check.',
    document_known:
      'The ledger has this document number with another amount: correct it there, or state another document number.',
    several_records: '{count} records of the ledger may be meant: add a column that tells them apart.',
    names_differ: 'Two columns of this row name different things: compare the name and the code.',
    merged_figure: 'One figure is merged over several rows or columns: split it, and give each row its own.',
    share_or_percent: '[“{text}” ]may be a percentage or a fraction: write the sign, as in “51%”.',
    not_a_range: 'Write both days, such as “2021-03-01 - 2022-03-31”.',
    year_point_one: 'May be January or October: write “2024-01” or “2024-10”.',
    is_voided: 'This record is voided in the ledger: restore it first.',
    is_january:
      'January is not reported, February holds both months: add January to February, or make one column “Jan-Feb”.',
    out_of_range: 'Outside what this field may hold.',
    not_whole_measure:
      '[“{text}” ]cannot be told exactly in the unit of this field (nothing is rounded): please convert it yourself.',
  },
  asides: {
    blank: 'blank row',
    total: 'total',
    example: 'example',
    hidden: 'hidden row',
    numbers: 'column numbers',
    heads: 'repeated heads',
    group: 'town of the villages below',
    note: 'text outside the table',
    noFigures: 'No figure in any period',
    above: 'looks like data but stands above the heads and is not taken: check the row of heads',
    other: 'another table: import it by itself',
  },
  questions: {
    unit: 'The unit of the amounts is not stated[ ({columns})]: choose yuan, 10,000 yuan or 100 million yuan.',
    hidden: '{rows} rows are hidden or filtered out: say whether they are taken.',
    missing: '“{fields}” is missing: name its column, or one value for all rows.',
    fillDown: '{rows} cells of places are empty[ ({columns})]: does the place above hold for them, or none?',
    measure: 'What figure stands in the columns of months or years[ ({columns})]? Choose one: {fields}.',
    year: 'Of which year are the columns of months[ ({columns})]? Say the year.',
    figures:
      'No column holds “{fields}”, and the figures of column[ {columns}] are not taken: name the column, or say that these figures are left out.',
    twice:
      'Columns {taken} and[ {columns}] both read as “{field}” and hold different figures; column {taken} is taken: check the columns, or say that the others are left out.',
    currency:
      'The unit of column[ {columns}] is “{unit}”, and amounts are taken in yuan and its thousands only: convert them and change the unit; if these columns are not wanted, name no field for them and leave the figures out.',
    turned:
      'The heads of this table stand below one another: copy it in Excel, paste it with “Paste Special – Transpose” into a new sheet, save, and import that.',
    card: 'This sheet is a card with labels beside their values: make it a table with the labels in its first row and one row for each thing, or fill in a template.',
    spread:
      'Quarters, instalments or stages stand side by side[ ({columns})], so that a row holds several records: write one row for each, with its day or number[; if columns {columns} are not wanted, leave the figures out].',
    nothing: 'No column is taken: say where the heads stand, or name the columns.',
  },
  states: { added: 'new', changed: 'changed', same: 'same', rejected: 'not taken', aside: 'no data' },
  annotated: {
    tab: 'Import problems',
    title: 'Problems of the import',
    fact: '{file} · {unit} · {cells} places, {rows} rows not taken',
    howTo:
      'Mend the red cells in the sheet (the column “Cell” leads there), save, and import this file again: rows taken already are not taken twice.',
    head: ['No.', 'Cell', 'Row', 'Field', 'Now', 'Problem'],
    ofText:
      'A CSV file holds no colours and comments, so nothing is marked in it; correct the original by the cell addresses.',
    alone:
      'The workbook is written in a way that cannot be changed safely, so its sheets are not marked: mend the cells in the original by their addresses.',
    unmarked: 'Not every cell of sheet “{sheet}” could be coloured and commented: go by this list.',
    suffix: '_marked',
    author: 'Shanhai Ledger',
  },
  notices: {
    hiddenSheet: 'The sheet “{sheet}” is hidden: make sure that it is meant.',
    filledDown: '{blanks} empty cells of “{head}” take the place above them (row {first} from row {from}).',
    codeDecides: 'In {rows} rows the name is not that of the code; the code decides: {names}',
    pictures: 'Column {column}[ (“{head}”)] holds pictures and is not taken.',
    monthsOnly:
      '{rows} rows of “{head}” say months only (row {first}: “{text}”): the first day of the first month and the last day of the last are taken.',
    yearAdded:
      '{rows} rows of “{head}” have no year (row {first}: “{text}”): {year} is taken from “{source}”.',
    yearHidden:
      '{rows} rows of “{head}” show no year and are kept with another than {year} of “{source}” (row {first}: {text}): check them.',
    finer:
      '{rows} rows of “{head}” have amounts below the fen (row {first} says {text}) and are not taken; they can be rounded to it.',
    rounded:
      '{rows} rows of “{head}” have amounts that are rounded to the fen (row {first} says {text}); a total may differ by some fen: check it.',
    sumDiffers:
      '{rows} rows of “{head}” are not the sum of their row (row {first} says {said}, its columns make {sum}): check them.',
    yearDiffers:
      '{rows} rows of “{head}” differ from the ledger (row {first} says {said}, the months before and this one make {sum}): check them.',
    refused: 'Not taken in: {text}',
  },
  bothEnds: '“{head}” is taken as “{from}” and “{until}”',
  everyRow: 'Every row’s “{field}” is taken as “{text}”',
  withoutCells: 'Tabs without cells (charts), not read: {names}',
  saysNothing: '“{text}” in “{field}” is taken as blank',
  left: 'Figures not taken: {columns}',
  alike:
    'Not taken now, with the same heads, on the same sheet, or filled in in the same template ({count}); take them one after another: {sheets}',
  cell: '{cell} {field}: {problem}',
  row: 'Row {row}: {problem}',
};

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CallInput } from '../../domain/contract.ts';
import { FailureError } from '../../domain/failure.ts';
import { columnsAt } from '../../domain/import/find-table.ts';
import { importableTypes } from '../../domain/import/importable.ts';
import { figuresLeft } from '../../domain/import/left-out.ts';
import {
  type Mapping,
  openQuestions,
  proposeMapping,
  withRemembered,
  withStated,
} from '../../domain/import/mapping.ts';
import type { PlanNotice } from '../../domain/import/notices.ts';
import { ImportPlanner } from '../../domain/import/plan.ts';
import type { PlannedRow, RowState } from '../../domain/import/planned-row.ts';
import { type Sheet, shownText } from '../../domain/import/sheet-cell.ts';
import { tabOf } from '../../domain/import/side-tables.ts';
import { otherShape } from '../../domain/import/table-shape.ts';
import { factsOfSheet, templateMapping } from '../../domain/import/template-mapping.ts';
import type {
  AnnotatedImport,
  CurrentImport,
  ImportDone,
  ImportPlanView,
  ImportProgress,
  OpenedImport,
  OpenedSheet,
  SheetTexts,
  ShownRows,
} from '../../domain/import-answers.ts';
import type { RecordType } from '../../domain/records/catalogue.ts';
import { isUpperLevel } from '../../domain/workflow.ts';
import { keptMarks } from '../../exchange/annotated-file/kept-marks.ts';
import { readPackedFile } from '../../exchange/report-file/read-report-file.ts';
import { readTemplateFacts } from '../../exchange/template/read-template.ts';
import { isReceived } from '../../received-copies.ts';
import { refuseForeignType } from '../../repositories/form-owners.ts';
import { saveRecords } from '../../repositories/save-records.ts';
import type { ServiceContext } from '../context.ts';
import { backUpBeforeImport } from '../imports.ts';
import { requireUnit } from '../sessions.ts';
import { refuseSetByProvince } from '../set-by-province.ts';
import { Slices } from '../slices.ts';
import type { UndoSteps } from '../undo.ts';
import { alikeSheets } from './alike-sheets.ts';
import { placeAnnotated } from './annotate.ts';
import { partsOf } from './best-sheet.ts';
import { fileNow, sha256Of } from './file-now.ts';
import { type ImportNames, importNames } from './import-context.ts';
import { namesInRows } from './names-in-rows.ts';
import { type OpenedWorkbook, openedSheet, sheetNamed, sheetToBegin } from './opened-workbook.ts';
import { townFinder } from './other-names.ts';
import { noticesOf } from './plan-notices.ts';
import { changesOf, countsOf, hashOf, noRows, type Planned } from './planned.ts';
import { rememberedMapping, rememberMapping } from './remembered.ts';
import { sheetOf } from './sheet-of.ts';
import { unknownTexts } from './unknown-texts.ts';

/** How long reading a workbook may take, and how much memory: the largest that the pre-flight lets in. */
const longestReading = 120_000;
const mostMemoryMb = 2048;

/**
 * Takes in workbooks of any shape: opened once, looked at as often as the officer corrects how it is read, then applied as
 * it was shown. Nothing of it outlives the program but what was applied, and how the table was read.
 */
export class SheetImports {
  readonly #context: ServiceContext;
  /** Takes an import back as one step. */
  readonly #steps: UndoSteps;
  #opened: OpenedWorkbook | null = null;
  /** What is being read. */
  #reading: { readonly id: string; readonly cancel: AbortController } | null = null;

  constructor(context: ServiceContext, steps: UndoSteps) {
    this.#context = context;
    this.#steps = steps;
  }

  /** @throws FailureError what reading the file answers, `cancelled`, `forbidden` to who receives reports */
  async open({ import_id, file, type }: CallInput<'imports.open'>): Promise<OpenedImport> {
    // Who receives reports takes in reports, not tables.
    if (isUpperLevel(requireUnit(this.#context).role)) throw new FailureError('forbidden');
    const path = await this.#context.files.resolve(file);
    this.#opened?.cancel.abort(new FailureError('cancelled'));
    this.#opened = null;
    this.#reading?.cancel.abort(new FailureError('cancelled'));
    const reading = { id: import_id, cancel: new AbortController() };
    this.#reading = reading;
    const { packed, plain, withoutCells, sha256 } = await this.#read(path, reading.cancel.signal).finally(
      () => {
        if (this.#reading === reading) this.#reading = null;
      },
    );
    const facts = readTemplateFacts({ sheets: [...plain] });
    // The list of problems of an earlier import is no sheet of the officer's.
    const list = keptMarks(plain)?.tab;
    const visible = packed.filter(({ name }) => name !== list);
    const opened: OpenedWorkbook = {
      id: import_id,
      file,
      path,
      sha256,
      sheets: visible.map(sheetOf).flatMap((sheet) => partsOf(sheet, facts !== null)),
      facts,
      hidden: new Set(visible.filter(({ state }) => state !== 'visible').map(({ name }) => name)),
      cancel: new AbortController(),
      progress: null,
      planned: null,
      turn: 0,
      taken: new Set(),
      done: null,
      said: new Map(),
      answer: null,
    };
    this.#opened = opened;
    const sheets: OpenedSheet[] = [];
    const slices = new Slices();
    for (const sheet of opened.sheets) {
      sheets.push(openedSheet(opened, sheet, type));
      await slices.next();
    }
    if (this.#opened !== opened) throw new FailureError('cancelled');
    const best = sheetToBegin(opened, sheets, type);
    const sheet = opened.sheets.find(({ name }) => name === best?.name);
    const shape = sheet === undefined || best?.type !== null ? null : otherShape(sheet, importableTypes);
    const wanted = type ?? best?.type ?? shape?.type ?? null;
    const proposed = sheet === undefined || wanted === null ? null : this.#proposed(opened, sheet, wanted);
    opened.answer = {
      import_id,
      file_name: basename(path),
      sheets,
      without_cells: withoutCells,
      template: facts !== null,
      mapping: proposed?.mapping ?? null,
      remembered: proposed?.remembered ?? false,
      copy: isReceived(this.#context.ledger.dataDir, path),
    };
    return opened.answer;
  }

  async #read(path: string, signal: AbortSignal) {
    const limits = { timeoutMs: longestReading, maxMemoryMb: mostMemoryMb, signal };
    const read = await readPackedFile(path, basename(path), ['_shl_'], limits);
    const sha256 = sha256Of(await readFile(path));
    signal.throwIfAborted();
    return { ...read, sha256 };
  }

  propose({ import_id, sheet: name, type, head_first, head_last }: CallInput<'imports.propose'>) {
    const opened = this.#of(import_id);
    const sheet = sheetNamed(opened, name);
    if (head_first === 0) return this.#proposed(opened, sheet, type);
    const last = Math.max(head_first, head_last);
    const { named: _, ...table } = columnsAt(sheet, type, head_first, last);
    return this.#withRemembered(sheet, this.#withStated({ ...proposeMapping(sheet, type), ...table }, sheet));
  }

  texts({ import_id, sheet: name, first, count }: CallInput<'imports.texts'>): SheetTexts {
    const sheet = sheetNamed(this.#of(import_id), name);
    const from = Math.max(1, first);
    const last = Math.min(sheet.rowCount, from + count - 1);
    const rows = Array.from({ length: Math.max(0, last - from + 1) }, (_, at) =>
      Array.from({ length: Math.min(sheet.columnCount, 256) }, (__, column) =>
        shownText(sheet.cell(from + at, column)).slice(0, 200),
      ),
    );
    return { first: from, rows, hidden: [...sheet.hiddenRows].filter((row) => row >= from && row <= last) };
  }

  /** @throws FailureError `cancelled`, `owned_by_department` */
  async plan({ import_id, mapping, language }: CallInput<'imports.plan'>): Promise<ImportPlanView> {
    const opened = this.#of(import_id);
    const { unit } = requireUnit(this.#context);
    this.#context.ledger.store.read((reader) => refuseForeignType(reader, mapping.type));
    const sheet = sheetNamed(opened, mapping.sheet);
    const names = importNames(this.#context, mapping.type, unit, language);
    const defaulted = new Set(Object.keys(names.defaults));
    const questions = openQuestions(mapping, sheet, defaulted);
    const planner = new ImportPlanner(sheet, mapping, names);
    const { constantProblems } = planner;
    const hidden_rows = [...sheet.hiddenRows].filter((row) => row > mapping.head_last).length;
    opened.said.delete(mapping.sheet);
    opened.said.set(mapping.sheet, mapping);
    const left = figuresLeft(mapping, sheet);
    const told = { questions, hidden_rows, left, alike: alikeSheets(opened, mapping) };
    opened.planned = null;
    opened.turn += 1;
    const undecided = questions.some(({ about }) => about !== 'hidden' && about !== 'fillDown');
    if (undecided || Object.keys(constantProblems).length > 0)
      return {
        ...told,
        constant_problems: constantProblems,
        plan: null,
        counts: noRows,
        notices: [],
        unknown: [],
      };
    const rows = await this.#planRows(opened, planner);
    const counts = countsOf(rows);
    const hash = hashOf(mapping, rows);
    opened.planned = { mapping, hash, rows, counts, names };
    const tab = tabOf(sheet);
    const notices: readonly PlanNotice[] = [
      ...(opened.hidden.has(tab) ? [{ code: 'hiddenSheet' as const, sheet: tab }] : []),
      ...noticesOf(this.#context, sheet, mapping, rows, names),
    ];
    const isOpen = questions.length > 0 || notices.some(({ code }) => code === 'refused');
    return {
      ...told,
      constant_problems: {},
      plan: isOpen ? null : hash,
      counts,
      notices,
      unknown: unknownTexts(sheet, mapping, rows, names),
    };
  }

  async #planRows(opened: OpenedWorkbook, planner: ImportPlanner): Promise<readonly PlannedRow[]> {
    const { first, last } = planner.rows;
    const rows: PlannedRow[] = [];
    const slices = new Slices();
    const { turn } = opened;
    for (let row = first; row <= last; row += 1) {
      // Blank rows say nothing; a sheet may have a million of them.
      for (const planned of planner.planRow(row)) if (planned.aside !== 'blank') rows.push(planned);
      if (slices.isOver) {
        opened.progress = { phase: 'planning', done: row - first, total: last - first + 1 };
        await slices.next();
        if (opened.cancel.signal.aborted || opened.turn !== turn) throw new FailureError('cancelled');
      }
    }
    opened.progress = null;
    return planner.settled(rows);
  }

  stop({ import_id }: CallInput<'imports.stop'>): null {
    const opened = this.#of(import_id);
    opened.turn += 1;
    opened.progress = null;
    return null;
  }

  rows({ import_id, states, offset, limit }: CallInput<'imports.rows'>): ShownRows {
    const opened = this.#of(import_id);
    const planned = opened.planned ?? opened.done;
    if (planned === null) return { rows: [], total: 0, labels: {}, area_names: {}, industry_names: {} };
    const wanted = new Set<RowState>(states);
    const found = planned.rows.filter(({ state }) => wanted.has(state));
    const { type } = planned.mapping;
    const rows = found.slice(offset, offset + limit);
    return {
      total: found.length,
      rows: rows.map((row) => ({
        ...row,
        label: row.id === null ? null : planned.names.label(type, row.id),
      })),
      ...namesInRows(this.#context, type, rows, planned.names),
    };
  }

  /** @throws FailureError `plan_changed` where the ledger would take it otherwise by now, and what a save refuses */
  async apply({ import_id, plan: hash }: CallInput<'imports.apply'>): Promise<ImportDone> {
    const opened = this.#of(import_id);
    const planned = opened.planned;
    if (planned === null || planned.hash !== hash) throw new FailureError('plan_changed');
    const { person, unit } = requireUnit(this.#context);
    const { mapping, counts } = planned;
    const changes = changesOf(this.#context, planned);
    refuseSetByProvince(this.#context, changes);
    opened.progress = { phase: 'storing', done: 0, total: changes.length };
    try {
      await backUpBeforeImport(this.#context);
      if (opened.cancel.signal.aborted) throw new FailureError('cancelled');
      this.#refuseStale(planned, unit);
      let step: number | null = null;
      if (changes.length > 0) {
        const why = `import ${basename(opened.path)}`.slice(0, 500);
        const at = this.#context.ports.now();
        const { saved } = saveRecords(this.#context.ledger.store, { changes, person, at, why, unit });
        step = this.#steps.remember(saved);
      }
      rememberMapping(this.#context, mapping);
      opened.planned = null;
      opened.done = { ...planned, step };
      opened.taken.add(mapping.sheet);
      return counts;
    } finally {
      opened.progress = null;
    }
  }

  /** What was shown is what is done: a record that appeared or changed since makes another plan. */
  #refuseStale({ mapping, names }: Planned, unit: string): void {
    const now = importNames(this.#context, mapping.type, unit, names.form.language);
    const state = (of: ImportNames): string =>
      of.present.map(({ id, revision }) => `${id} ${revision}`).join('\n');
    if (state(now) !== state(names)) throw new FailureError('plan_changed');
  }

  /** @throws FailureError `plan_changed` where nothing was planned or the file is another one, and what the folder answers */
  async annotate({ import_id, folder, language }: CallInput<'imports.annotate'>): Promise<AnnotatedImport> {
    const opened = this.#of(import_id);
    const planned = opened.planned ?? opened.done;
    if (planned === null) throw new FailureError('plan_changed');
    const { mapping, rows } = planned;
    const sheet = sheetNamed(opened, mapping.sheet);
    const { path, sha256 } = opened;
    const givenUp = opened.cancel.signal;
    const into = folder === null ? null : await this.#context.files.resolve(folder);
    const of = { path, sha256, sheet, mapping, rows, language, givenUp };
    return placeAnnotated(this.#context, of, into, sha256Of);
  }

  async current(): Promise<CurrentImport | null> {
    const opened = this.#opened;
    if (opened === null || opened.answer === null) return null;
    const { file, path, sha256, said, answer, done } = opened;
    const now = await fileNow(path, sha256);
    const step = done === null || done.step === null ? null : this.#steps.standing(done.step);
    return {
      file,
      opened: answer,
      mappings: [...said.values()],
      now,
      done:
        done === null
          ? null
          : { type: done.mapping.type, sheet: done.mapping.sheet, counts: done.counts, step },
    };
  }

  progress({ import_id }: CallInput<'imports.progress'>): ImportProgress | null {
    if (this.#reading?.id === import_id) return { phase: 'reading', done: 0, total: 1 };
    return this.#opened?.id === import_id ? this.#opened.progress : null;
  }

  close({ import_id }: CallInput<'imports.close'>): null {
    if (this.#opened?.id === import_id) {
      this.#opened.cancel.abort(new FailureError('cancelled'));
      this.#opened = null;
    } else if (this.#reading?.id === import_id) this.#reading.cancel.abort(new FailureError('cancelled'));
    return null;
  }

  #of(id: string): OpenedWorkbook {
    if (this.#opened?.id !== id) throw new FailureError('cancelled');
    return this.#opened;
  }

  #proposed(opened: OpenedWorkbook, sheet: Sheet, type: RecordType) {
    const facts = opened.facts === null ? undefined : factsOfSheet(sheet, opened.facts);
    if (facts?.type === type) return { mapping: templateMapping(sheet, facts), remembered: false };
    return this.#withRemembered(sheet, this.#withStated(proposeMapping(sheet, type), sheet));
  }

  #withStated(mapping: Mapping, sheet: Sheet): Mapping {
    return withStated(mapping, sheet, townFinder(this.#context, requireUnit(this.#context).unit));
  }

  #withRemembered(
    sheet: Sheet,
    proposed: Mapping,
  ): { readonly mapping: Mapping; readonly remembered: boolean } {
    const before = rememberedMapping(this.#context, proposed);
    if (before === null) return { mapping: proposed, remembered: false };
    return { mapping: withRemembered(sheet, proposed, before), remembered: true };
  }
}

import type { WorkbookRefusalCode } from '../../domain/workbook-refusal.ts';

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

import type { WorkbookRefusalCode } from '../../db/domain/workbook-refusal.ts';

/** `read`: taken as a workbook, harmlessly. */
export type Outcome = 'read' | WorkbookRefusalCode;

/**
 * A file as it must not hurt: what it is, what the reader must make of it, and its bytes. Several outcomes stand where
 * programs differ and no officer would meet such a file.
 */
export type HostileFile = readonly [what: string, outcome: Outcome | readonly Outcome[], file: () => Buffer];

export const outcomesOf = ([, outcome]: HostileFile): readonly Outcome[] =>
  typeof outcome === 'string' ? [outcome] : outcome;

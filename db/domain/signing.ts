import type { ReportState, Session } from './answers.ts';

/** What is typed for the report's foot: names of fields of the record type `report`. */
export const signingFields = ['unit_head', 'stat_head', 'filler', 'phone', 'report_date'] as const;
export type SigningField = (typeof signingFields)[number];
export type SigningTexts = Record<SigningField | 'correction_reason', string>;

/** What the foot starts from: the settings, those who signed last, the person who works here, today. */
export function signingStart(
  { filed, last_signers }: Pick<ReportState, 'filed' | 'last_signers'>,
  { person, today, ...set }: Pick<Session, 'person' | 'today' | 'phone' | 'unit_head' | 'stat_head'>,
): SigningTexts {
  const last = filed[0]?.signers ?? last_signers;
  return {
    unit_head: set.unit_head ?? last?.unit_head ?? '',
    stat_head: set.stat_head ?? last?.stat_head ?? '',
    filler: last?.filler ?? person ?? '',
    phone: set.phone ?? last?.phone ?? '',
    report_date: today,
    correction_reason: '',
  };
}

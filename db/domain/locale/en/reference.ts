import type { ReferenceTexts } from '../labels.ts';

export const reference: ReferenceTexts = {
  note: 'Shipped with the app, please confirm.[ Source: {source}.][ {since}][ {unconfirmed}]',
  unconfirmed: 'Unconfirmed; it may be no formal pairing.',
  sinceYear: 'The source gives the year {year} only; correct the first day by the document.',
  generalKnowledge: 'general knowledge, nothing published',
  reprint: '{site} (reprint)',
  reason: 'Pairings that the app knows were taken over',
};

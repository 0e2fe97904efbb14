import type { ReferenceTexts } from '../labels.ts';

export const reference: ReferenceTexts = {
  note: 'Shipped with the app, please confirm.[ Source: {source}.][ {since}][ {unconfirmed}][ {place}]',
  unconfirmed: 'Unconfirmed; it may be no formal pairing.',
  placeUnconfirmed: 'Where it lies is unconfirmed.',
  sinceYear: 'The source gives the year {year} only; correct the first day by the document.',
  generalKnowledge: 'general knowledge, nothing published',
  reprint: '{site} (reprint)',
  reason: 'Pairings that the app knows were taken over',
};

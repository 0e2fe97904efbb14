import type { RecordType } from '../../../db/domain/records/catalogue.ts';

/** What a page takes workbooks in as; null: as whatever their heads say. */
interface Offer {
  readonly type: RecordType | null;
}

const offers: Offer[] = [];

/** The page that is shown takes dropped workbooks in. @returns how to end that */
export function offerDrops(type: RecordType | null): () => void {
  const offer = { type };
  offers.push(offer);
  return () => void offers.splice(offers.indexOf(offer), 1);
}

/** What a file that is dropped now is taken in as; undefined where none is taken. */
export const dropOffer = (): Offer | undefined => offers.at(-1);

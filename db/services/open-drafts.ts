import type { OpenDraft, RecordPlace } from '../domain/answers.ts';
import type { Draft } from '../domain/contract.ts';
import { draftedRecords, scopeParts } from '../domain/draft-form.ts';
import type { Ledger } from '../domain/ledger.ts';
import { languages } from '../domain/locale/labels.ts';
import { recordLabel } from '../domain/record-label.ts';
import { recordPlace } from '../domain/record-place.ts';
import type { AreaBook } from '../domain/rules/rule.ts';

/** What a draft is about and where it is worked on, so that a list of drafts leads there. */
export function openDraft(ledger: Ledger, areas: AreaBook, draft: Draft): OpenDraft {
  const { form, record_id, saved_at } = draft;
  const [first] = draftedRecords(draft) ?? [];
  const record = first === undefined ? null : { type: first.type, id: first.id };
  const label = Object.fromEntries(
    languages.map((language) => [
      language,
      record === null ? form : recordLabel(ledger, areas, language, record.type, record.id),
    ]),
  ) as OpenDraft['label'];
  const stored = record === null ? undefined : ledger.get(record.type, record.id);
  const place =
    record === null || stored === undefined
      ? placeOfScope(ledger, draft)
      : recordPlace(ledger, record.type, record.id);
  return { form, record_id, saved_at, record, label, place };
}

/** A record that is not there yet is where its page said. */
function placeOfScope(ledger: Ledger, draft: Draft): RecordPlace {
  const parts = scopeParts(draft);
  const batch = parts.map((part) => ledger.get('batch', part)).find((one) => one !== undefined);
  return {
    enclave_id: parts.find((part) => ledger.get('enclave', part) !== undefined) ?? batch?.enclave_id ?? null,
    home_county: parts.find((part) => /^\d{6}$/.test(part)) ?? batch?.home_county ?? null,
    batch_id: batch?.id ?? null,
  };
}

import { useEffect, useMemo, useRef } from 'react';
import type { EnclaveSlice } from '../../../db/domain/answers.ts';
import { recordDraftForm } from '../../../db/domain/draft-form.ts';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { yearOfPeriod } from '../../../db/domain/period.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { useFreshDraft } from '../../api/drafts.ts';
import { useSession } from '../../api/queries.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { focusField, RecordForm } from '../../ui/forms/RecordForm.tsx';
import { isMissing, judgeRecord, useCheckContext, withTyped } from '../../ui/violations/judge.ts';

const scopeOf = ({ enclave_id, home_county }: AccountKey): string => `${enclave_id}/${home_county}`;

/** Id of a batch that was being typed and is no record yet, or null. */
export function useFreshBatch(account: AccountKey, known: readonly { readonly id: string }[]): string | null {
  const form = recordDraftForm('batch', scopeOf(account));
  return useFreshDraft(form, known)?.record_id ?? null;
}

/** The form of a batch: a new one starts from today, the last batch's method and the year that is worked on. */
export function BatchForm(props: {
  readonly ledger: Ledger;
  readonly slice: EnclaveSlice;
  readonly account: AccountKey;
  readonly id: string;
  readonly setup: FormSetup;
  readonly focusField: string | null;
  readonly onSaved: (record: AnyRecord) => void;
  readonly onClose: () => void;
}) {
  const { ledger, account, id, setup } = props;
  const { today, period } = useSession();
  const context = useCheckContext(props.slice);
  const record = (ledger.get('batch', id) ?? null) as unknown as AnyRecord | null;
  const fixed = useMemo(() => ({ ...account }), [account]);
  const box = useRef<HTMLDivElement>(null);
  const isNew = record === null;
  useEffect(() => {
    const timer = setTimeout(() => focusField(box.current, isNew ? 'date' : props.focusField), 50);
    return () => clearTimeout(timer);
  }, [isNew, props.focusField]);
  const lastMethod = ledger
    .ofAccount('batch', account)
    .filter((batch) => batch.id !== id && batch.method !== null)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
    .at(-1)?.method;
  return (
    <div ref={box} className="batch-form">
      <RecordForm
        key={id}
        type="batch"
        record={record}
        id={id}
        draftForm={recordDraftForm('batch', scopeOf(account))}
        setup={setup}
        fixed={fixed}
        propose={() => ({
          date: today,
          method: lastMethod ?? 'byShare',
          origin_years: String(yearOfPeriod(period)),
        })}
        judge={(candidate) =>
          judgeRecord(withTyped(ledger, 'batch', id, candidate), context, 'batch', id).filter(
            (violation) => !isMissing(violation),
          )
        }
        onSaved={props.onSaved}
        onClose={props.onClose}
      />
    </div>
  );
}

import { useEffect, useMemo, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { ReportState, Session } from '../../../db/domain/answers.ts';
import type { Draft } from '../../../db/domain/contract.ts';
import { signingDraftForm } from '../../../db/domain/draft-form.ts';
import { type SigningTexts, signingStart } from '../../../db/domain/signing.ts';
import { useDraftKeeper } from '../../api/drafts.ts';
import { changedTexts } from '../../ui/forms/form-texts.ts';

/** The foot while it is being filled in; kept as a draft like any other form. */
export function useSigning(state: ReportState, session: Session, stored: Draft | null) {
  const start = useMemo(() => signingStart(state, session), [state, session]);
  const form = useForm<Record<string, string>>({ defaultValues: { ...start, ...stored?.raw } });
  const keeper = useDraftKeeper({
    form: signingDraftForm,
    record_id: state.period,
    base_revision: null,
    money_unit: session.money_unit,
  });
  useEffect(() => {
    const { unsubscribe } = form.watch((_values, { name }) => {
      // Only what differs: a date that was merely proposed must not be yesterday's tomorrow.
      if (name !== undefined) keeper.typed(changedTexts(form.getValues(), { ...start }));
    });
    return unsubscribe;
  }, [form, keeper, start]);
  // A version that was filed meanwhile is what the next one starts from.
  const version = useRef(state.next_version);
  useEffect(() => {
    if (version.current === state.next_version) return;
    version.current = state.next_version;
    form.reset({ ...start });
  }, [state.next_version, start, form]);
  return { form, keeper, texts: form.watch() as SigningTexts };
}

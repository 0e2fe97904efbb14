import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Draft, RecordChange } from '../../../db/domain/contract.ts';
import { formSchema } from '../../../db/domain/form-values.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordType,
} from '../../../db/domain/records/catalogue.ts';
import { CallFailed } from '../../api/client.ts';
import { useDraftKeeper } from '../../api/drafts.ts';
import { useSaveRecords } from '../../api/queries.ts';
import { type FormSetup, formContext } from './form-setup.ts';
import {
  bothChanged,
  changedTexts,
  draftTexts,
  type FormTexts,
  readTexts,
  textsInUnit,
  textsOf,
} from './form-texts.ts';

export type Values = Readonly<Record<string, FieldValue | undefined>>;

/** What is saved with a record, from texts that the form keeps beside the record's own cells. */
export interface Alongside {
  readonly changes: readonly RecordChange[];
  /** Texts beside the cells that cannot be read: they stay in the draft, as cells do. */
  readonly rest: FormTexts;
}

export interface RecordFormSpec {
  readonly type: RecordType;
  /** The record as it stands in the ledger, or null for a new one. */
  readonly record: AnyRecord | null;
  /** Id of the record, also of one that is being made. */
  readonly id: string;
  /** Name under which what is typed is kept as a draft. */
  readonly draftForm: string;
  readonly setup: FormSetup;
  /** Values that the page decides and the form does not show. */
  readonly fixed: Values;
  /** Fields without which a new one is not saved, beside those that identify it: what was opened by mistake is no record. */
  readonly needed?: readonly string[];
  /**
   * What the kernel would put into the prefilled fields, given what is typed so far; of a new record, what it starts with.
   * @param given names of the fields that a person filled in; the others may hold an earlier proposal
   */
  readonly propose?: (values: Values, given: ReadonlySet<string>) => Values;
  /**
   * Changes that go with the save, in the same transaction; made of texts typed under names that are no field of the
   * type, which the draft keeps like any other.
   */
  readonly alongside?: (typed: FormTexts, candidate: Values) => Alongside;
  readonly onSaved?: (record: AnyRecord) => void;
}

/** How a save was asked for. */
interface SubmitWish {
  /** The revision that is written over, where a conflict has just been decided. */
  readonly revision?: number;
  /** Not just left, so that a new record is saved even when nothing was typed over its proposals. */
  readonly asked?: boolean;
}

/** Outcome of a save: what stands in the way, if anything. */
export type SaveOutcome = 'saved' | 'nothing' | 'identityMissing' | 'stale' | 'failed';

/** State and actions of one record's form: three gates of design §2: typed → draft, saved → record, errors marked. */
export function useRecordForm(spec: RecordFormSpec, stored: Draft | null) {
  const { type, id, setup, draftForm } = spec;
  const context = useMemo(() => formContext(setup), [setup]);
  const [record, setRecord] = useState(spec.record);
  const [stale, setStale] = useState<AnyRecord | null>(null);
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const lackingNow = useRef<readonly string[]>([]);
  const touched = useRef(new Set<string>(stored === null ? [] : Object.keys(stored.raw)));
  const latest = useRef(spec);
  latest.current = spec;
  /** The record as it stands now, drawn or not yet: a key may come before the save of the one before it is drawn. */
  const newest = useRef(spec.record);
  const keptNow = useCallback(
    (): FormTexts => textsOf(type, newest.current ?? latest.current.fixed, context),
    [type, context],
  );

  const kept = useMemo(
    () => textsOf(type, record ?? spec.fixed, context),
    [type, record, spec.fixed, context],
  );
  const start = useRef<FormTexts | null>(null);
  if (start.current === null) {
    const proposed =
      record === null
        ? textsOf(type, { ...spec.propose?.(spec.fixed, new Set()), ...spec.fixed }, context)
        : kept;
    start.current = { ...proposed, ...(stored === null ? {} : draftTexts(stored, type, setup.moneyUnit)) };
  }
  const form = useForm<FormTexts>({
    defaultValues: start.current,
    resolver: zodResolver(formSchema(type, context)) as never,
    mode: 'onBlur',
    reValidateMode: 'onChange',
  });
  const base = useRef(stored === null ? (record?.revision ?? null) : stored.base_revision);
  const keeper = useDraftKeeper({
    form: draftForm,
    record_id: id,
    base_revision: base.current,
    money_unit: setup.moneyUnit,
  });
  const drawnUnit = useRef(setup.moneyUnit);
  // Before anything can be saved: figures typed in 万元 must not be read as 元.
  useLayoutEffect(() => {
    const before = drawnUnit.current;
    if (before === setup.moneyUnit) return;
    drawnUnit.current = setup.moneyUnit;
    const texts = textsInUnit(type, form.getValues(), before, setup.moneyUnit);
    form.reset(texts, { keepErrors: true, keepTouched: true });
  }, [setup.moneyUnit, form, type]);
  const save = useSaveRecords(({ saved }) => {
    const mine = saved.find((one) => one.type === type && one.record.id === id);
    if (mine === undefined) return;
    base.current = mine.record.revision;
    keeper.rebased(mine.record.revision);
  });
  const { mutateAsync } = save;

  // A record that changed meanwhile is taken over beneath what is typed; where both changed one cell, the save will say so.
  useEffect(() => {
    const now = spec.record;
    if (now === null || now.revision === (record?.revision ?? 0)) return;
    const texts = textsOf(type, now, context);
    const typed = changedTexts(form.getValues(), kept);
    const isTypedOverIt = base.current === now.revision;
    const isFromHere = base.current === (record?.revision ?? null);
    const isApart = isFromHere && !bothChanged(typed, kept, texts);
    const isTyped = Object.keys(typed).length > 0;
    if (isTyped && !isTypedOverIt && !isApart) return;
    setRecord(now);
    newest.current = now;
    base.current = now.revision;
    form.reset({ ...texts, ...typed }, { keepErrors: isTyped });
    if (!isTyped) return;
    keeper.rebased(now.revision);
    keeper.typed(changedTexts(form.getValues(), texts));
  }, [spec.record, record, kept, form, type, context, keeper]);

  /** The values as they would be saved now, unreadable cells left out. */
  const candidate = useCallback((): Values => {
    const { values } = readTexts(type, form.getValues(), context);
    return { ...(newest.current ?? {}), ...latest.current.fixed, ...values };
  }, [type, form, context]);

  useEffect(() => {
    let refilling = false;
    const { unsubscribe } = form.watch((_values, { name }) => {
      // What is refilled here was not touched by anybody, and goes on following.
      if (name === undefined || refilling) return;
      touched.current.add(name);
      setOutcome(null);
      if (newest.current === null) refill();
      keeper.typed(changedTexts(form.getValues(), keptNow()));
    });
    return unsubscribe;

    /** Prefilled cells that nobody touched follow what is typed. */
    function refill(): void {
      const proposed = latest.current.propose?.(candidate(), touched.current);
      if (proposed === undefined) return;
      const texts = textsOf(type, proposed, context);
      refilling = true;
      for (const { name, origin } of declarationOf(type).fields) {
        if (origin !== 'prefilled' || touched.current.has(name) || !(name in proposed)) continue;
        if (form.getValues(name) !== texts[name]) form.setValue(name, texts[name] ?? '');
      }
      refilling = false;
    }
  }, [form, keeper, keptNow, type, context, candidate]);

  const submitNow = useCallback(
    async (how: SubmitWish): Promise<SaveOutcome> => {
      const record = newest.current;
      const typed = { ...form.getValues() };
      const changed = record === null ? typed : changedTexts(typed, keptNow());
      const beside = latest.current.alongside?.(typed, candidate()) ?? { changes: [], rest: {} };
      const extra = beside.changes;
      const { values, unreadable } = readTexts(type, changed, context);
      const untouched = touched.current.size === 0 && how.asked !== true;
      if (record === null && untouched) return 'nothing';
      if (record !== null && Object.keys(values).length === 0 && extra.length === 0) return 'nothing';
      const all: Values = record === null ? { ...values, ...latest.current.fixed } : values;
      const needed = latest.current.needed ?? [];
      const identity = declarationOf(type).fields.filter(
        ({ name, need }) => need === 'identity' || needed.includes(name),
      );
      const lacking = identity.filter(({ name }) => (all[name] ?? null) === null).map(({ name }) => name);
      setMissing(lacking);
      lackingNow.current = lacking;
      if (record === null && lacking.length > 0) {
        await keeper.flush();
        await form.trigger();
        setOutcome('identityMissing');
        return 'identityMissing';
      }
      const revision = how.revision ?? base.current;
      const own: RecordChange = {
        type,
        id,
        base_revision: revision,
        values: { ...all } as RecordChange['values'],
      };
      keeper.hold();
      try {
        const cells = Object.fromEntries(unreadable.map((name) => [name, typed[name] ?? '']));
        const rest = { ...cells, ...beside.rest };
        const isWhole = Object.keys(rest).length === 0;
        const { saved } = await mutateAsync({
          changes: [...(Object.keys(values).length === 0 && record !== null ? [] : [own]), ...extra],
          why: null,
          clear_drafts: isWhole ? [{ form: draftForm, record_id: id }] : [],
        });
        keeper.cleared();
        // What was typed while the save was under way stands, and is not saved yet.
        const later = changedTexts({ ...form.getValues() }, typed);
        const left = { ...rest, ...later };
        const mine = saved.find((one) => one.type === type && one.record.id === id)?.record ?? record;
        if (mine !== null) {
          base.current = mine.revision;
          newest.current = mine;
          setRecord(mine);
          form.reset({ ...textsOf(type, mine, context), ...left });
          if (Object.keys(left).length > 0) keeper.typed(left);
          if (unreadable.length > 0) await form.trigger(unreadable);
          latest.current.onSaved?.(mine);
        }
        setStale(null);
        setError(null);
        setOutcome('saved');
        return 'saved';
      } catch (failure) {
        await keeper.flush();
        const isStale = failure instanceof CallFailed && failure.failure.code === 'stale';
        const theirs = isStale ? (failure.failure.detail as AnyRecord | null) : null;
        if (theirs !== null) setStale(theirs);
        setError(failure);
        setOutcome(theirs === null ? 'failed' : 'stale');
        return theirs === null ? 'failed' : 'stale';
      }
    },
    [form, keptNow, type, context, id, draftForm, keeper, mutateAsync, candidate],
  );
  /** One save after the other: a second press of the keys finds saved what the first one saved. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = useCallback(<T>(act: () => Promise<T>): Promise<T> => {
    const turn = queue.current.then(act);
    queue.current = turn.catch(() => undefined);
    return turn;
  }, []);
  const submit = useCallback(
    (how: SubmitWish = {}): Promise<SaveOutcome> => inTurn(() => submitNow(how)),
    [inTurn, submitNow],
  );

  /** Voids the record, and what is typed over it with it. @throws CallFailed; then all stands as it did */
  const voidRecord = useCallback(
    (why: string): Promise<void> =>
      inTurn(async () => {
        if (newest.current === null) return;
        keeper.hold();
        try {
          await mutateAsync({
            changes: [{ type, id, base_revision: newest.current.revision, values: {}, voided: true }],
            why,
            clear_drafts: [{ form: draftForm, record_id: id }],
          });
          keeper.cleared();
        } catch (failure) {
          await keeper.flush();
          throw failure;
        }
      }),
    [inTurn, mutateAsync, type, id, draftForm, keeper],
  );

  /** Ends a conflict: what is typed goes over the ledger's values, or these replace what is typed. */
  const settle = useCallback(
    async (keep: 'mine' | 'theirs'): Promise<void> => {
      if (stale === null) return;
      if (keep === 'mine') {
        await submit({ revision: stale.revision });
        return;
      }
      await keeper.discard();
      base.current = stale.revision;
      touched.current.clear();
      newest.current = stale;
      setRecord(stale);
      form.reset(textsOf(type, stale, context));
      setStale(null);
      setError(null);
      setOutcome(null);
    },
    [stale, submit, keeper, form, type, context],
  );

  /** Throws away what is typed and not saved. */
  const discard = useCallback(async (): Promise<void> => {
    await keeper.discard();
    touched.current.clear();
    base.current = record?.revision ?? null;
    form.reset(kept);
    setOutcome(null);
    setError(null);
  }, [keeper, form, kept, record]);

  return {
    form,
    context,
    record,
    kept,
    stale,
    outcome,
    /** Fields without which a new one was not saved. */
    missing,
    /** The same at once, before it is drawn. */
    lacking: () => lackingNow.current,
    error,
    saving: save.isPending,
    candidate,
    submit,
    voidRecord,
    settle,
    discard,
    /** Whether a person typed anything into a new one. */
    isTouched: (): boolean => touched.current.size > 0,
    /** What a person filled in; of a record that stands in the ledger all that it holds. */
    given: (): ReadonlySet<string> =>
      record === null ? touched.current : new Set(declarationOf(type).fields.map(({ name }) => name)),
    /** The record as last saved here, or as it was given. */
    saved: () => newest.current,
    touch: (name: string) => touched.current.add(name),
  };
}

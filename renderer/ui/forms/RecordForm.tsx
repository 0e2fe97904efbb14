import { Alert, Button, Group, Text } from '@mantine/core';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { fieldLabel, helpText, localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordType,
} from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { requiredCheck } from '../../../db/domain/rules/required.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { Attachments } from '../attachments/Attachments.tsx';
import { failureWords } from '../failure-words.ts';
import { SaveState } from '../page/SaveState.tsx';
import { HistoryFold } from '../records/HistoryFold.tsx';
import { VoidButton } from '../records/VoidButton.tsx';
import { ViolationLine } from '../violations/ViolationLine.tsx';
import { enterMovesOn } from './enter-moves-on.ts';
import { FieldBeside } from './FieldBeside.tsx';
import { FieldInput } from './FieldInput.tsx';
import { changedTexts, type FormTexts, readTexts } from './form-texts.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { type RecordFormSpec, useRecordForm, type Values } from './use-record-form.ts';

export interface RecordFormProps extends RecordFormSpec {
  /** The record of the period before, whose values stand greyed beside the cells. */
  readonly last?: AnyRecord | null;
  /** What the rules say of the record with the values typed so far, and the texts typed beside its cells. */
  readonly judge?: (candidate: Values, typed: FormTexts) => readonly Violation[];
  /** Cell to start in, from a link. */
  readonly focusField?: string | null;
  /** Whether the cursor goes into the form when it is opened. */
  readonly autoFocus?: boolean;
  /** Fields left out because the page shows them elsewhere. */
  readonly leftOut?: readonly string[];
  /** Fields that come first, in this order, before those of the declaration. */
  readonly order?: readonly string[];
  /** Cells that the page draws itself, by field. */
  readonly cells?: Readonly<Record<string, (cell: OwnCell) => ReactNode>>;
  /** Fields that are hidden until asked for are what this form is about. */
  readonly showAll?: boolean;
  readonly onClose: () => void;
  /** Beneath the cells, for what is saved alongside. */
  readonly children?: (candidate: Values, beside: TextsBeside) => ReactNode;
  /** More that can be done with the record, at the form's foot. */
  readonly actions?: ReactNode;
  readonly handle?: Ref<FormHandle>;
}

/** What a page may ask of an open form. */
export interface FormHandle {
  /** Saves what is typed. @returns the record, or null when it could not be saved: then the form says why */
  save(): Promise<AnyRecord | null>;
}

/** Texts that a form keeps beside its record's cells, under names that are no field: part of the same draft. */
export interface TextsBeside {
  readonly typed: FormTexts;
  type(name: string, text: string): void;
}

/** What a page's own cell has to do with the form. Texts may also be kept under names that are no field's. */
export interface OwnCell {
  readonly label: string;
  readonly required: boolean;
  readonly error: string | undefined;
  readonly text: (name: string) => string;
  readonly change: (name: string, text: string) => void;
  readonly onBlur: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** One record's form, laid out from its declaration. What is typed is never lost; see `use-record-form.ts`. */
export function RecordForm(props: RecordFormProps) {
  const stored = useStoredDraft(props.draftForm, props.id);
  // A form that is drawn before its draft is known would show old values for a moment, and keep them.
  if (stored === undefined) return null;
  return <OpenForm key={props.id} {...props} stored={stored} />;
}

function OpenForm(props: RecordFormProps & { readonly stored: Draft | null }) {
  const { t } = useTranslation();
  const { type, setup, judge } = props;
  const { language } = setup;
  const [restored] = useState(props.stored);
  const state = useRecordForm(props, restored);
  const [more, setMore] = useState(props.showAll === true);
  const [helpFor, setHelpFor] = useState<string | null>(null);
  const [, redraw] = useState(0);
  const box = useRef<HTMLElement>(null);
  const { form, record, context } = state;
  const typed = form.watch();
  const changed = changedTexts(typed, state.kept);
  const unreadable = readTexts(type, changed, context).unreadable.length;
  // What a new form starts with is nobody's input yet.
  const unsaved = Object.keys(changed).length > 0 && (record !== null || state.isTouched());
  const candidate = state.candidate();
  const violations = (judge?.(candidate, typed) ?? []).filter(
    (violation) => record !== null || !isStillBlank(type, violation, candidate),
  );
  const proposed = props.propose?.(candidate, state.given()) ?? {};

  const declared = inOrder(declarationOf(type).fields, props.order ?? []).filter(
    ({ name }) => !(name in props.fixed) && props.leftOut?.includes(name) !== true,
  );
  const ownCell = props.cells ?? {};
  const isShown = (field: Field): boolean =>
    !field.onRequest || more || (typed[field.name] ?? '') !== '' || props.focusField === field.name;
  const fields = declared.filter(isShown);
  const hidden = declared.length - fields.length;
  const groups = Map.groupBy(fields, (field) => field.group);
  const atCells = Map.groupBy(violations, ({ field }) =>
    fields.some(({ name }) => name === field) ? field : null,
  );

  const autoFocus = useRef(props.autoFocus === true);
  useEffect(() => {
    if (!autoFocus.current) return;
    autoFocus.current = false;
    const first = box.current?.querySelector<HTMLElement>('input, select, textarea');
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
  }, []);
  useImperativeHandle(props.handle, () => ({
    save: async () => {
      const outcome = await state.submit({ asked: true });
      return outcome === 'saved' || outcome === 'nothing' ? state.saved() : null;
    },
  }));
  const close = async (): Promise<void> => {
    const outcome = await state.submit();
    // What is not yet a record stays typed, and is taken up again from the same place.
    if (outcome === 'saved' || outcome === 'nothing' || outcome === 'identityMissing') props.onClose();
  };
  /** Saves because it was asked for: what stands in the way is gone to. */
  const save = async (): Promise<void> => {
    const outcome = await state.submit({ asked: true });
    setTimeout(() => {
      const wrong = box.current?.querySelector<HTMLElement>('[aria-invalid=true]');
      if (wrong != null) wrong.focus();
      else if (outcome === 'identityMissing') focusField(box.current, firstShown(state.lacking()));
    }, 0);
  };
  const firstShown = (names: readonly string[]): string | null =>
    [...groups.values()].flat().find(({ name }) => names.includes(name))?.name ?? names[0] ?? null;
  const discard = async (): Promise<void> => {
    await state.discard();
    if (record === null) props.onClose();
  };

  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      void save();
    } else if (event.key === 'F1') {
      event.preventDefault();
      setHelpFor(fieldAt(event.target));
    } else if (event.key === 'Escape' && !event.defaultPrevented && !isListOpen(event.target)) {
      event.preventDefault();
      void close();
    } else enterMovesOn(event);
  };
  const put = (name: string, text: string): void => {
    state.touch(name);
    form.setValue(name, text, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
    redraw((n) => n + 1);
  };
  const fieldProblem = (name: string): string | undefined => form.formState.errors[name]?.message?.toString();

  return (
    <section
      ref={box}
      className="record-form sheet"
      aria-label={
        record === null
          ? t('form.newRecord', { type: typeLabel(language, type) })
          : t('form.editRecord', { type: typeLabel(language, type) })
      }
      onKeyDown={keys}
      onBlur={(event) => {
        // Leaving the form saves it; going from cell to cell, or to another window, does not.
        const to = event.relatedTarget as Node | null;
        if (to !== null && !event.currentTarget.contains(to)) void state.submit();
      }}
    >
      <header className="record-form-head">
        <Text fw={600}>
          {record === null
            ? t('form.newRecord', { type: typeLabel(language, type) })
            : typeLabel(language, type)}
        </Text>
      </header>
      {restored === null || !unsaved ? null : (
        <Alert color="yellow" className="draft-note" role="status">
          {t('form.draftBack', { time: instantWords(restored.saved_at) })}
        </Alert>
      )}
      {state.stale === null ? null : (
        <StaleNotice
          type={type}
          typed={typed}
          theirs={state.stale}
          context={context}
          onSettle={(keep) => void state.settle(keep)}
        />
      )}
      {[...groups].map(([group, members]) => (
        <fieldset key={group} className="field-group">
          <legend>{localeOf(language).groups[group]}</legend>
          {members.map((field) => (
            <Controller
              key={field.name}
              control={form.control}
              name={field.name}
              render={({ field: control }) => (
                <div className={`field-cell field-${field.kind}`}>
                  {ownCell[field.name]?.({
                    label: fieldLabel(language, type, field.name),
                    required: field.need === 'identity' || field.need === 'required',
                    error: fieldProblem(field.name),
                    text: (name) => typed[name] ?? '',
                    change: put,
                    onBlur: control.onBlur,
                    inputRef: control.ref,
                  }) ?? (
                    <FieldInput
                      type={type}
                      field={field}
                      setup={setup}
                      control={control}
                      error={fieldProblem(field.name)}
                      beside={
                        <FieldBeside
                          field={field}
                          context={context}
                          value={candidate[field.name]}
                          last={props.last?.[field.name]}
                          proposed={proposed[field.name]}
                          onTake={(text) => put(field.name, text)}
                        />
                      }
                    />
                  )}
                  <ViolationList violations={atCells.get(field.name)} moneyUnit={setup.moneyUnit} />
                  {helpFor === field.name ? (
                    <Text size="sm" className="field-help" role="note">
                      {helpText(language, type, field.name) ??
                        `${fieldLabel(language, type, field.name)}: ${t('form.noHelp')}`}
                    </Text>
                  ) : null}
                </div>
              )}
            />
          ))}
        </fieldset>
      ))}
      {(hidden > 0 || more) && props.showAll !== true ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setMore(!more)}>
          {more ? t('form.fewer') : `${t('form.more')} (${hidden})`}
        </Button>
      ) : null}
      {props.children?.(candidate, {
        typed,
        type: (name, text) => form.setValue(name, text, { shouldDirty: true }),
      })}
      <ViolationList
        violations={atCells.get(null)}
        moneyUnit={setup.moneyUnit}
        onOpen={(field) => {
          setMore(true);
          setTimeout(() => focusField(box.current, field), 0);
        }}
      />
      <div className="record-form-foot">
        {state.outcome === 'identityMissing' ? (
          <Alert color="yellow" role="alert">
            {t('form.identityMissing', {
              fields: state.missing.map((name) => fieldLabel(language, type, name)).join(t('form.and')),
            })}
          </Alert>
        ) : null}
        {state.outcome === 'failed' ? (
          <Alert color="red" role="alert">
            {failureWords(state.error)}
          </Alert>
        ) : null}
        <Group gap="xs">
          <Button data-moves-on onClick={() => void save()} loading={state.saving}>
            {t('page.save')}
          </Button>
          <Button variant="default" onClick={() => void close()}>
            {t('page.close')}
          </Button>
          {unsaved ? (
            <Button variant="default" onClick={() => void discard()}>
              {t('form.draftDiscard')}
            </Button>
          ) : null}
          {props.actions}
          {record === null ? null : <VoidButton onVoid={state.voidRecord} onVoided={props.onClose} />}
          <Text size="xs" className="quiet">
            {t('form.groupHint')}
          </Text>
          {record === null && !unsaved && !state.saving ? null : (
            <SaveState
              saving={{
                pending: state.saving,
                unsaved,
                unreadable,
                failed: state.outcome === 'failed',
              }}
            />
          )}
        </Group>
      </div>
      {record === null ? null : <Attachments type={type} id={record.id} />}
      {record === null ? null : <HistoryFold type={type} id={record.id} />}
    </section>
  );
}

/** Whether a rule asks for a cell of a new record that nobody has come to yet: its asterisk says so already. */
function isStillBlank(type: RecordType, { rule, field }: Violation, candidate: Values): boolean {
  if (rule !== requiredCheck.id || field === null) return false;
  const need = findField(type, field)?.need;
  return (need === 'required' || need === 'identity') && (candidate[field] ?? null) === null;
}

function ViolationList(props: {
  readonly violations: readonly Violation[] | undefined;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly onOpen?: (field: string | null) => void;
}) {
  const { violations = [], onOpen } = props;
  if (violations.length === 0) return null;
  return (
    <ul className="violation-list">
      {violations.map((violation) => (
        <ViolationLine
          key={`${violation.rule} ${violation.recordId} ${violation.field}`}
          violation={violation}
          moneyUnit={props.moneyUnit}
          {...(onOpen === undefined || violation.field === null
            ? {}
            : { onOpen: () => onOpen(violation.field) })}
        />
      ))}
    </ul>
  );
}

/** Whether the cell that an event came from shows its list of choices: then Esc closes that. */
function isListOpen(target: EventTarget): boolean {
  return (target as HTMLElement).getAttribute('aria-expanded') === 'true';
}

function inOrder(fields: readonly Field[], first: readonly string[]): readonly Field[] {
  const place = ({ name }: Field): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return fields.toSorted((a, b) => place(a) - place(b));
}

/** Name of the field whose cell an event came from. */
function fieldAt(target: EventTarget): string | null {
  return (target as HTMLElement).closest<HTMLElement>('[name], [data-field]')?.dataset.field ?? null;
}

/** Puts the cursor into a field's cell. */
export function focusField(within: HTMLElement | null, name: string | null): void {
  if (name === null) return;
  const cell = within?.querySelector<HTMLElement>(`[data-field="${name}"]`);
  const input = cell?.matches('input, select, textarea')
    ? cell
    : cell?.querySelector<HTMLElement>('input, select, textarea');
  input?.focus();
  // What is typed takes the place of what stands there, as after Enter.
  if (input instanceof HTMLInputElement) input.select();
  input?.scrollIntoView({ block: 'center' });
}

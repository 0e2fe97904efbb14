import { Button, Group, Title } from '@mantine/core';
import { type ReactNode, type Ref, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordDraftForm } from '../../../db/domain/draft-form.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { useFreshDraft } from '../../api/drafts.ts';
import { newId } from '../../api/new-id.ts';
import { useSetByProvince } from '../../api/province.ts';
import { useAttachmentCounts } from '../attachments/use-attachments.ts';
import type { FormSetup } from '../forms/form-setup.ts';
import type { FormTexts } from '../forms/form-texts.ts';
import {
  type FormHandle,
  focusField,
  RecordForm,
  type RecordFormProps,
  type TextsBeside,
} from '../forms/RecordForm.tsx';
import type { Alongside, Values } from '../forms/use-record-form.ts';
import { EmptyState } from '../page/EmptyState.tsx';
import { SetRecord } from '../province/SetRecord.tsx';
import { LedgerTable, type LedgerTableProps, type TableColumn } from '../table/LedgerTable.tsx';
import { type Computed, recordColumns } from '../table/record-columns.ts';
import { HistoryDialog } from './HistoryDialog.tsx';

export interface RecordSectionProps {
  readonly type: RecordType;
  readonly title?: string;
  readonly rows: readonly AnyRecord[];
  readonly setup: FormSetup;
  /** Values that the page decides: of every record here, not shown. */
  readonly fixed: Values;
  /** Tells the section's drafts from those of others: one row under it may be new and unsaved. */
  readonly scope: string;
  readonly emptyHint: string;
  readonly computed?: Computed;
  /** What a new record starts with, and its prefilled cells follow. */
  readonly propose?: (values: Values, id: string, given: ReadonlySet<string>) => Values;
  readonly judge?: (candidate: Values, id: string, typed: FormTexts) => readonly Violation[];
  readonly lastOf?: (record: AnyRecord | null) => AnyRecord | null;
  readonly leftOut?: readonly string[];
  readonly total?: LedgerTableProps<AnyRecord>['total'];
  /**
   * Record and cell to open, from a link; `at` tells following it again from having followed it. With `below` the link leads
   * on to a record below the one that is opened: the cursor is left to that.
   */
  readonly focus?: {
    readonly record: string;
    readonly field: string | null;
    readonly at?: number;
    readonly below?: boolean;
  } | null;
  /** Within the form, under its cells. */
  readonly formExtras?: (
    record: AnyRecord | null,
    id: string,
    candidate: Values,
    beside: TextsBeside,
  ) => ReactNode;
  readonly alongside?: (
    record: AnyRecord | null,
    id: string,
    typed: FormTexts,
    candidate: Values,
  ) => Alongside;
  /** At the form's foot: more that can be done with the record. */
  readonly formActions?: (record: AnyRecord | null, id: string) => ReactNode;
  /** Under the form: what belongs to the record and has forms of its own. */
  readonly beneath?: (record: AnyRecord | null, id: string) => ReactNode;
  readonly actions?: ReactNode;
  /** Columns of the table; default those of the declaration. */
  readonly columns?: readonly TableColumn<AnyRecord>[];
  readonly rowClass?: (record: AnyRecord) => string | undefined;
  /** Which record is open, where the page decides; a new one by the id that it is going to have. */
  readonly form?: Ref<FormHandle>;
  readonly opened?: { readonly id: string | null; readonly change: (id: string | null) => void };
  /** The form has many fields and takes most of the page's width. */
  readonly wide?: boolean;
  /** Whether records can be added here; default yes. */
  readonly canAdd?: boolean;
}

/** Records of one type under a page's subject: a table, and the form of the one that is open beside it. */
export function RecordSection(props: RecordSectionProps) {
  const { t } = useTranslation();
  const { type, rows, setup, fixed, scope, focus } = props;
  const draftForm = recordDraftForm(type, scope);
  const fresh = useFreshDraft(draftForm, rows)?.record_id ?? null;
  const own = useState<string | null>(focus?.record ?? null);
  const [open, setOpen] = props.opened === undefined ? own : [props.opened.id, props.opened.change];
  const latest = useRef({ open, setOpen });
  latest.current = { open, setOpen };
  // A form that opens by itself, from a link or a draft, does not take the cursor from where it is.
  const openedItself = useRef(open);
  const box = useRef<HTMLElement>(null);
  // A new record that was being typed when the app ended is opened again: it is in no table.
  useEffect(() => {
    if (fresh === null || latest.current.open !== null) return;
    openedItself.current = fresh;
    latest.current.setOpen(fresh);
  }, [fresh]);
  // Once a link: what is open afterwards is the officer's choice, however often the rows are read again.
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (focus == null || !rows.some(({ id }) => id === focus.record)) return;
    const link = `${focus.record} ${focus.field} ${focus.at ?? ''}`;
    if (followed.current === link) return;
    followed.current = link;
    openedItself.current = focus.record;
    latest.current.setOpen(focus.record);
    if (focus.below === true) return;
    focusOnceDrawn(box, focus.field ?? firstField(type, Object.keys(fixed)));
  }, [focus, rows, type, fixed]);
  const record = rows.find(({ id }) => id === open) ?? null;
  const columns =
    props.columns ??
    recordColumns(type, setup, {
      leftOut: [...Object.keys(fixed), ...(props.leftOut ?? [])],
      rows,
      ...(props.computed === undefined ? {} : { computed: props.computed }),
    });
  const counts = useAttachmentCounts(type, declarationOf(type).evidence);
  const hasFiles = counts !== undefined && rows.some(({ id }) => counts[id] !== undefined);
  const ruled = useSetByProvince(type);
  const shownColumns = hasFiles ? [...columns, attachmentColumn(t('attachments.title'), counts)] : columns;
  const close = (): void => {
    const find = (selector: string) => box.current?.querySelector<HTMLElement>(selector);
    const back = find('.open-row .row-open') ?? find('.section-head button');
    setOpen(null);
    back?.focus();
  };
  const [looked, setLooked] = useState<string | null>(null);
  const unfinished = open === null ? fresh : null;
  const title = props.title ?? typeLabel(setup.language, type);
  return (
    <section className="record-section" ref={box} aria-label={title}>
      <Group justify="space-between" className="section-head">
        <Title order={2}>{title}</Title>
        <Group gap="xs">
          {props.actions}
          {props.canAdd === false || ruled.closed ? null : (
            <Button size="xs" variant="light" onClick={() => setOpen(unfinished ?? newId())}>
              {t(unfinished === null ? 'page.add' : 'page.goOn')}
            </Button>
          )}
        </Group>
      </Group>
      <div
        className={`split ${open === null ? '' : 'split-open'} ${props.wide === true ? 'split-wide' : ''}`}
      >
        {rows.length === 0 ? (
          <EmptyState title={t('records.none')} hint={ruled.closed ? t('province.ruled') : props.emptyHint} />
        ) : (
          <LedgerTable
            label={title}
            columns={shownColumns}
            rows={rows}
            rowKey={({ id }) => id}
            openKey={open}
            onOpen={({ id }) => setOpen(id === open ? null : id)}
            onHistory={({ id }) => setLooked(id)}
            {...(props.total === undefined ? {} : { total: props.total })}
            {...(props.rowClass === undefined ? {} : { rowClass: props.rowClass })}
          />
        )}
        {open === null ? null : (
          <div className="side">
            {record !== null && ruled.version !== null && ruled.isSet(record.id) ? (
              <SetRecord type={type} record={record} version={ruled.version} setup={setup} onClose={close} />
            ) : (
              <RecordForm
                key={open}
                type={type}
                record={record}
                id={open}
                draftForm={draftForm}
                setup={setup}
                fixed={fixed}
                focusField={focus?.record === open ? focus.field : null}
                autoFocus={openedItself.current !== open}
                onClose={close}
                {...proposing(props, open)}
                {...(props.leftOut === undefined ? {} : { leftOut: props.leftOut })}
                {...(props.lastOf === undefined ? {} : { last: props.lastOf(record) })}
                {...judging(props, open)}
                {...(props.alongside === undefined
                  ? {}
                  : {
                      alongside: (typed, candidate) =>
                        props.alongside?.(record, open, typed, candidate) ?? { changes: [], rest: {} },
                    })}
                actions={props.formActions?.(record, open)}
                {...(props.form === undefined ? {} : { handle: props.form })}
              >
                {(candidate, beside) => props.formExtras?.(record, open, candidate, beside) ?? null}
              </RecordForm>
            )}
            {props.beneath === undefined ? null : (
              <div className="beneath">{props.beneath(record, open)}</div>
            )}
          </div>
        )}
      </div>
      {looked === null ? null : <HistoryDialog type={type} id={looked} onClose={() => setLooked(null)} />}
    </section>
  );
}

/** How many files are kept with each row's record. */
function attachmentColumn(label: string, counts: Readonly<Record<string, number>>): TableColumn<AnyRecord> {
  return { key: 'attachments', label, align: 'end', show: ({ id }) => counts[id] ?? '' };
}

const pauseMs = 50;

/**
 * Puts the cursor into a cell of the form that is being opened, which is drawn once its draft has been read. Whoever went
 * somewhere else meanwhile stays there.
 */
function focusOnceDrawn(
  box: RefObject<HTMLElement | null>,
  field: string | null,
  from: Element | null = document.activeElement,
  tries = 60,
): void {
  setTimeout(() => {
    const now = document.activeElement;
    // A page's own place, that the focus is brought to when its element goes away, is nowhere.
    if (now !== from && now instanceof HTMLElement && now.tabIndex >= 0) return;
    const isDrawn = box.current?.querySelector(`.record-form [data-field="${field}"]`) != null;
    if (isDrawn || tries === 0) focusField(box.current, field);
    else focusOnceDrawn(box, field, from, tries - 1);
  }, pauseMs);
}

/** The field that a form starts with. */
function firstField(type: RecordType, fixed: readonly string[]): string | null {
  return declarationOf(type).fields.find(({ name }) => !fixed.includes(name))?.name ?? null;
}

function judging({ judge }: RecordSectionProps, id: string): Pick<RecordFormProps, 'judge'> {
  return judge === undefined ? {} : { judge: (candidate, typed) => judge(candidate, id, typed) };
}

function proposing({ propose }: RecordSectionProps, id: string): Pick<RecordFormProps, 'propose'> {
  return propose === undefined ? {} : { propose: (values, given) => propose(values, id, given) };
}

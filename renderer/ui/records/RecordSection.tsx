import { Button, Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordDraftForm } from '../../../db/domain/draft-form.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { newId } from '../../api/new-id.ts';
import type { FormSetup } from '../forms/form-setup.ts';
import { focusField, RecordForm, type RecordFormProps } from '../forms/RecordForm.tsx';
import type { Values } from '../forms/use-record-form.ts';
import { EmptyState } from '../page/EmptyState.tsx';
import { LedgerTable, type LedgerTableProps } from '../table/LedgerTable.tsx';
import { type Computed, recordColumns } from '../table/record-columns.ts';

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
  readonly propose?: (values: Values) => Values;
  readonly judge?: (candidate: Values, id: string) => readonly Violation[];
  readonly lastOf?: (record: AnyRecord | null) => AnyRecord | null;
  readonly leftOut?: readonly string[];
  readonly total?: LedgerTableProps<AnyRecord>['total'];
  /** Record and cell to open, from a link. */
  readonly focus?: { readonly record: string; readonly field: string | null } | null;
  readonly formExtras?: (record: AnyRecord | null, id: string, candidate: Values) => ReactNode;
  readonly alongside?: (
    record: AnyRecord | null,
    id: string,
  ) => ReturnType<NonNullable<RecordFormProps['alongside']>>;
  readonly actions?: ReactNode;
  /** Whether records can be added here; default yes. */
  readonly canAdd?: boolean;
}

/** Records of one type under a page's subject: a table, and the form of the one that is open beside it. */
export function RecordSection(props: RecordSectionProps) {
  const { t } = useTranslation();
  const { type, rows, setup, fixed, scope, focus } = props;
  const draftForm = recordDraftForm(type, scope);
  const fresh = useFreshDraft(draftForm, rows);
  const [open, setOpen] = useState<string | null>(focus?.record ?? null);
  const box = useRef<HTMLElement>(null);
  // A new record that was being typed when the app ended is opened again: it is in no table.
  useEffect(() => {
    if (fresh !== null) setOpen((now) => now ?? fresh);
  }, [fresh]);
  useEffect(() => {
    if (focus == null || !rows.some(({ id }) => id === focus.record)) return;
    setOpen(focus.record);
    const timer = setTimeout(() => focusField(box.current, focus.field), 50);
    return () => clearTimeout(timer);
  }, [focus, rows]);
  const record = rows.find(({ id }) => id === open) ?? null;
  const columns = recordColumns(type, setup, {
    leftOut: [...Object.keys(fixed), ...(props.leftOut ?? [])],
    rows,
    ...(props.computed === undefined ? {} : { computed: props.computed }),
  });
  const add = (): void => {
    setOpen(newId());
    setTimeout(
      () => box.current?.querySelector<HTMLElement>('.record-form input, .record-form select')?.focus(),
      50,
    );
  };
  const title = props.title ?? typeLabel(setup.language, type);
  return (
    <section className="record-section" ref={box} aria-label={title}>
      <Group justify="space-between" className="section-head">
        <Title order={2}>{title}</Title>
        <Group gap="xs">
          {props.actions}
          {props.canAdd === false ? null : (
            <Button size="xs" variant="light" onClick={add}>
              {t('page.add')}
            </Button>
          )}
        </Group>
      </Group>
      <div className={open === null ? 'split' : 'split split-open'}>
        {rows.length === 0 ? (
          <EmptyState title={t('records.none')} hint={props.emptyHint} />
        ) : (
          <LedgerTable
            label={title}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            openKey={open}
            onOpen={({ id }) => setOpen(id === open ? null : id)}
            {...(props.total === undefined ? {} : { total: props.total })}
          />
        )}
        {open === null ? null : (
          <div className="side">
            <RecordForm
              key={open}
              type={type}
              record={record}
              id={open}
              draftForm={draftForm}
              setup={setup}
              fixed={fixed}
              focusField={focus?.record === open ? focus.field : null}
              onClose={() => setOpen(null)}
              {...(props.propose === undefined ? {} : { propose: props.propose })}
              {...(props.leftOut === undefined ? {} : { leftOut: props.leftOut })}
              {...(props.lastOf === undefined ? {} : { last: props.lastOf(record) })}
              {...judging(props, open)}
              {...(props.alongside === undefined
                ? {}
                : { alongside: () => props.alongside?.(record, open) ?? [] })}
            >
              {(candidate) => props.formExtras?.(record, open, candidate) ?? null}
            </RecordForm>
          </div>
        )}
      </div>
    </section>
  );
}

function judging({ judge }: RecordSectionProps, id: string): Pick<RecordFormProps, 'judge'> {
  return judge === undefined ? {} : { judge: (candidate) => judge(candidate, id) };
}

/** Id under which a draft of this section lies that is no record yet, or null. */
function useFreshDraft(draftForm: string, rows: readonly AnyRecord[]): string | null {
  return useStoredDraft(draftForm, (id) => !rows.some((row) => row.id === id))?.record_id ?? null;
}

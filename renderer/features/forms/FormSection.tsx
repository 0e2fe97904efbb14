import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { useSession } from '../../api/queries.ts';
import type { SliceData } from '../../api/slice.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { RecordSection, type RecordSectionProps } from '../../ui/records/RecordSection.tsx';
import { withTyped } from '../../ui/violations/judge.ts';
import { judgeInSlice } from '../../ui/violations/judge-slice.ts';
import { inKeyOrder, parentOf, partsOf } from './form-types.ts';
import { startValues } from './prefilled.ts';

export interface FormSectionProps {
  readonly type: RecordType;
  /** Types of the page. */
  readonly types: readonly RecordType[];
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: CheckContext;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
  /** The record that the section's records stand below. */
  readonly whole?: { readonly field: string; readonly id: string };
}

const nothing: Values = {};

/** Records of any type: a table and a form from the declaration; below an open record, those that stand under it. */
export function FormSection(props: FormSectionProps) {
  const { t } = useTranslation();
  const { type, types, data, setup, context, focus, whole } = props;
  const { ledger } = data;
  const { period, unit } = useSession();
  const rows = useMemo(() => {
    const all = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
    return inKeyOrder(type, whole === undefined ? all : all.filter((row) => row[whole.field] === whole.id));
  }, [ledger, type, whole]);
  const fixed = useMemo(() => (whole === undefined ? nothing : { [whole.field]: whole.id }), [whole]);
  const parts = partsOf(types, type);
  const opened = useMemo(() => focusIn(type, types, rows, data, focus), [type, types, rows, data, focus]);
  return (
    <RecordSection
      type={type}
      rows={rows}
      setup={setup}
      fixed={fixed}
      wide={whole === undefined}
      scope={whole?.id ?? 'all'}
      emptyHint={t('forms.empty', { what: typeLabel(setup.language, type) })}
      propose={() => startValues(type, period, unit?.code ?? '')}
      judge={(candidate, id) =>
        judgeInSlice(withTyped(ledger, type, id, { ...candidate, ...fixed }), context, data.types, type, id)
      }
      focus={opened}
      beneath={(record, id) =>
        record === null
          ? null
          : parts.map((part) => (
              <FormSection
                key={`${part} ${id}`}
                {...props}
                type={part}
                whole={{ field: parentOf(part)?.field ?? '', id }}
              />
            ))
      }
    />
  );
}

/** The record to open here for a link: the one linked to, or the one that it stands below. */
function focusIn(
  type: RecordType,
  types: readonly RecordType[],
  rows: readonly AnyRecord[],
  { ledger }: SliceData,
  focus: FormSectionProps['focus'],
): NonNullable<RecordSectionProps['focus']> | null {
  if (focus === null) return null;
  if (rows.some(({ id }) => id === focus.record)) return focus;
  for (const part of partsOf(types, type)) {
    const record = ledger.get(part, focus.record) as unknown as AnyRecord | undefined;
    const above = record?.[parentOf(part)?.field ?? ''];
    if (typeof above === 'string' && rows.some(({ id }) => id === above))
      return { record: above, field: null, below: true };
  }
  return null;
}

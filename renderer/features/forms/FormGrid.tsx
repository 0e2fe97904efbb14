import { Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useSession } from '../../api/queries.ts';
import type { SliceData } from '../../api/slice.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { RecordGrid } from '../../ui/grid/RecordGrid.tsx';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { useTypedLedger } from '../../ui/grid/typed-records.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { useGridViolations } from '../../ui/violations/use-grid-violations.ts';
import { inKeyOrder } from './form-types.ts';
import { startValues } from './prefilled.ts';

interface FormGridProps {
  readonly type: RecordType;
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: CheckContext;
}

/** All records of a type as a spreadsheet: typed, or pasted from Excel with its heads. */
export function FormGrid(props: FormGridProps) {
  const draft = useStoredDraft(gridDraftForm(props.type), 'all');
  return draft === undefined ? null : <OpenGrid {...props} draft={draft} />;
}

const fixed: Values = {};

function OpenGrid(props: FormGridProps & { readonly draft: Draft | null }) {
  const { t } = useTranslation();
  const { type, data, setup, context } = props;
  const { ledger } = data;
  const { period, unit } = useSession();
  const [restored] = useState(props.draft);
  const records = useMemo(
    () => inKeyOrder(type, ledger.all(type) as readonly unknown[] as readonly AnyRecord[]),
    [ledger, type],
  );
  const propose = useMemo(() => {
    const start = startValues(type, period, unit?.code ?? '');
    return () => start;
  }, [type, period, unit]);
  const grid = useRecordGrid({ type, records, setup, scope: 'all', fixed, propose, grows: true }, restored);
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const violations = useGridViolations(typed, grid.rows, context, type, 'record', data.types);
  const columns = useMemo(
    () => declarationOf(type).fields.map((field) => recordGridColumn(type, field, setup)),
    [type, setup],
  );
  const tables = useMemo(() => ({ readHead: recordHeads(type) }), [type]);
  const title = typeLabel(setup.language, type);
  return (
    <section className="record-section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" className="quiet">
        {t('forms.pasteHint')}
      </Text>
      <RecordGrid
        type={type}
        label={title}
        setup={setup}
        grid={grid}
        columns={columns}
        ledger={typed}
        violations={violations}
        tables={tables}
        maxRows={12}
        foot={<SaveState saving={grid.saving} />}
      />
    </section>
  );
}

import { Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import type { FormSetup } from '../forms/form-setup.ts';
import type { Values } from '../forms/use-record-form.ts';
import { SaveState } from '../page/SaveState.tsx';
import { useGridViolations } from '../violations/use-grid-violations.ts';
import { RecordGrid } from './RecordGrid.tsx';
import { recordGridColumn } from './record-grid-columns.ts';
import { useTypedLedger } from './typed-records.ts';
import { useRecordGrid } from './use-record-grid.ts';

interface DeclaredGridProps {
  readonly type: RecordType;
  /** In the order of the grid. */
  readonly records: readonly AnyRecord[];
  readonly ledger: Ledger;
  /** Types that the ledger holds whole. */
  readonly whole: readonly RecordType[];
  readonly setup: FormSetup;
  readonly context: CheckContext;
  /** What a new row starts with. */
  readonly propose?: (values: Values) => Values;
}

/** All records of a type as a spreadsheet, from its declaration: typed, or pasted from Excel with its heads. */
export function DeclaredGrid(props: DeclaredGridProps) {
  const draft = useStoredDraft(gridDraftForm(props.type), 'all');
  return draft === undefined ? null : <OpenGrid {...props} draft={draft} />;
}

const fixed: Values = {};

function OpenGrid(props: DeclaredGridProps & { readonly draft: Draft | null }) {
  const { t } = useTranslation();
  const { type, records, ledger, whole, setup, context, propose } = props;
  const [restored] = useState(props.draft);
  const proposing = propose === undefined ? {} : { propose };
  const grid = useRecordGrid(
    { type, records, setup, scope: 'all', fixed, ...proposing, grows: true },
    restored,
  );
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const violations = useGridViolations(typed, grid.rows, context, type, 'record', whole);
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

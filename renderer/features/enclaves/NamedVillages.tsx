import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { declarationOf } from '../../../db/domain/records/catalogue.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { RecordGrid } from '../../ui/grid/RecordGrid.tsx';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { useTypedLedger } from '../../ui/grid/typed-records.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { useGridViolations } from '../../ui/violations/use-grid-violations.ts';
import type { EnclaveSectionProps } from './enclave-section.ts';

const type = 'named_village';

/** Villages that the agreement names as beneficiaries (协议指定受益村); most agreements name none. */
export function NamedVillages(props: EnclaveSectionProps) {
  const { t } = useTranslation();
  const draft = useStoredDraft(gridDraftForm(type), props.enclaveId);
  const rows = props.ledger.where(
    type,
    'enclave_id',
    props.enclaveId,
  ) as readonly unknown[] as readonly AnyRecord[];
  if (draft === undefined) return null;
  const isLinked = rows.some(({ id }) => id === props.focus?.record);
  return (
    <Fold
      title={rows.length === 0 ? t('enclave.named') : `${t('enclave.named')} (${rows.length})`}
      hint={t('enclave.namedHint')}
      open={draft !== null || isLinked}
    >
      <Villages {...props} draft={draft} rows={rows} />
    </Fold>
  );
}

function Villages(
  props: EnclaveSectionProps & { readonly draft: Draft | null; readonly rows: readonly AnyRecord[] },
) {
  const { t } = useTranslation();
  const { ledger, enclaveId, setup, context, rows, focus } = props;
  const fixed = useMemo(() => ({ enclave_id: enclaveId }), [enclaveId]);
  const grid = useRecordGrid(
    { type, records: rows, setup, scope: enclaveId, fixed, grows: true },
    props.draft,
  );
  const typed = useTypedLedger(ledger, type, grid, fixed);
  const violations = useGridViolations(typed, grid.rows, context, type);
  const columns = useMemo(
    () =>
      declarationOf(type)
        .fields.filter(({ name }) => name === 'village_id' || name === 'document')
        .map((field) => recordGridColumn(type, field, setup)),
    [setup],
  );
  const tables = useMemo(() => ({ readHead: recordHeads(type, ['enclave_id']) }), []);
  return (
    <RecordGrid
      type={type}
      label={t('enclave.named')}
      setup={setup}
      grid={grid}
      columns={columns}
      ledger={typed}
      violations={violations}
      focus={focus}
      tables={tables}
      maxRows={8}
      foot={<SaveState saving={grid.saving} />}
    />
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { Ledger } from '../../../db/domain/ledger.ts';
import { type AnyRecord, declarationOf } from '../../../db/domain/records/catalogue.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useRecords } from '../../api/queries.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { LedgerGrid } from '../../ui/grid/LedgerGrid.tsx';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { SaveState } from '../../ui/page/SaveState.tsx';

export function VillagesPage() {
  const { t } = useTranslation();
  const villages = useRecords('village');
  const draft = useStoredDraft(gridDraftForm('village'), 'all');
  if (draft === undefined) return null;
  return (
    <>
      <PageHead title={t('village.title')} />
      <Loaded query={villages}>{(page) => <Grid rows={page.rows} draft={draft} />}</Loaded>
    </>
  );
}

const noRecords = new Ledger({});

function Grid({ rows, draft }: { readonly rows: readonly AnyRecord[]; readonly draft: Draft | null }) {
  const { t } = useTranslation();
  const setup = useFormSetup(noRecords);
  const grid = useRecordGrid(
    { type: 'village', records: rows, setup, scope: 'all', fixed: {}, grows: true },
    draft,
  );
  const columns = useMemo(
    () =>
      declarationOf('village')
        .fields.filter(({ onRequest }) => !onRequest)
        .map((field) => recordGridColumn('village', field, setup)),
    [setup],
  );
  return (
    <>
      <SaveState saving={grid.saving} />
      <LedgerGrid
        label={t('village.title')}
        columns={columns}
        rows={grid.rows}
        rowKey={({ id }) => id}
        rowLimit={grid.rowLimit}
        onEdits={grid.edit}
        onTyping={grid.typing}
        onUndo={grid.undo}
        onRedo={grid.redo}
        onSave={() => void grid.submit()}
        onLeaveRow={() => void grid.submit()}
      />
    </>
  );
}

import { useMemo, useState } from 'react';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import { type AnyRecord, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { normaliseText, toHalfWidth } from '../../../db/domain/text.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import type { SliceData } from '../../api/slice.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import type { GridColumn } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import type { PastedTables } from '../../ui/grid/paste-table.ts';
import { RecordGrid } from '../../ui/grid/RecordGrid.tsx';
import { recordGridColumn } from '../../ui/grid/record-grid-columns.ts';
import { useTypedLedger } from '../../ui/grid/typed-records.ts';
import { useRecordGrid } from '../../ui/grid/use-record-grid.ts';
import { SaveState } from '../../ui/page/SaveState.tsx';
import { useGridViolations } from '../../ui/violations/use-grid-violations.ts';

export interface OpeningGridProps {
  readonly type: RecordType;
  readonly label: string;
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: CheckContext;
  /** Tells its draft from those of other grids of the type. */
  readonly scope: string;
  readonly records: readonly AnyRecord[];
  /** What each row is about, all of the same fields. */
  readonly presets: readonly Values[];
  /** Head of the column that names the rows. */
  readonly rowsLabel: string;
  /** What a row is called, of a record or a preset. */
  readonly nameOf: (values: Values) => string;
  readonly fixed: Values;
  /** Fields that are typed, in order. */
  readonly fields: readonly string[];
  /** What is filled in with the first figure of a row. */
  readonly propose: (values: Values) => Values;
}

const plain = (text: string): string => toHalfWidth(normaliseText(text)).replace(/[\s·]/g, '').toLowerCase();

/** Opening figures of one kind, a row for everything that may have them: a record once something is typed into it. */
export function OpeningGrid(props: OpeningGridProps) {
  const draft = useStoredDraft(gridDraftForm(props.type), props.scope);
  return draft === undefined ? null : <Grid {...props} draft={draft} />;
}

function Grid(props: OpeningGridProps & { readonly draft: Draft | null }) {
  const { type, data, setup, scope, records, presets, rowsLabel, nameOf, fixed, fields, propose } = props;
  const [restored] = useState(props.draft);
  const grid = useRecordGrid(
    { type, records, setup, scope, fixed, presets, propose, grows: false },
    restored,
  );
  const typed = useTypedLedger(data.ledger, type, grid, fixed);
  const violations = useGridViolations(typed, grid.rows, props.context, type, 'record', data.types);
  const columns = useMemo<readonly GridColumn<GridRecord>[]>(
    () => [
      {
        key: 'name',
        label: rowsLabel,
        width: 300,
        frozen: true,
        text: ({ record, preset }) => nameOf(record ?? preset ?? {}),
      },
      ...fields.map((name) => {
        const field = findField(type, name) as Field;
        return recordGridColumn(type, field, setup, field.kind === 'money' ? { width: 190 } : {});
      }),
    ],
    [type, setup, rowsLabel, nameOf, fields],
  );
  const tables = useMemo<PastedTables>(() => {
    const readFigureHead = recordHeads(type, [...Object.keys(fixed), ...Object.keys(presets[0] ?? {})]);
    const names = grid.rows.map(({ record, preset }) => plain(nameOf(record ?? preset ?? {})));
    return {
      naming: ['name'],
      readHead: (head) =>
        plain(head) === plain(rowsLabel) ? { key: 'name', unit: null } : readFigureHead(head),
      rowOf(line) {
        const name = plain(line.get('name') ?? '');
        if (name === '') return null;
        const found = names.flatMap((own, index) => (own.startsWith(name) ? [index] : []));
        // A name that two rows bear is not guessed at.
        return found.length === 1 ? (found[0] ?? 'unknown') : 'unknown';
      },
    };
  }, [type, fixed, presets, grid.rows, nameOf, rowsLabel]);
  return (
    <RecordGrid
      type={type}
      label={props.label}
      setup={setup}
      grid={grid}
      columns={columns}
      ledger={typed}
      violations={violations}
      tables={tables}
      maxRows={12}
      foot={<SaveState saving={grid.saving} />}
    />
  );
}

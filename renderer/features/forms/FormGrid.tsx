import { useMemo } from 'react';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { useSession } from '../../api/queries.ts';
import type { SliceData } from '../../api/slice.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { DeclaredGrid } from '../../ui/grid/DeclaredGrid.tsx';
import { inKeyOrder } from './form-types.ts';
import { startValues } from './prefilled.ts';

/** All records of a type as a spreadsheet: typed, or pasted from Excel with its heads. */
export function FormGrid(props: {
  readonly type: RecordType;
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: CheckContext;
}) {
  const { type, data, setup, context } = props;
  const { ledger, types } = data;
  const { period, unit } = useSession();
  const records = useMemo(
    () => inKeyOrder(type, ledger.all(type) as readonly unknown[] as readonly AnyRecord[]),
    [ledger, type],
  );
  const propose = useMemo(() => {
    const start = startValues(type, period, unit?.code ?? '');
    return () => start;
  }, [type, period, unit]);
  return <DeclaredGrid {...{ type, records, ledger, setup, context, propose }} whole={types} />;
}

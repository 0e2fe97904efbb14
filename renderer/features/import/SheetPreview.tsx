import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lettersOf } from '../../../db/domain/import/column-letters.ts';
import type { ColumnUse } from '../../../db/domain/import/column-use.ts';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { SheetTexts } from '../../../db/domain/import-answers.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { declarationOf, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { changeMapping } from './import-store.ts';
import { moneyUnits, unitNamed, withColumnUnit, withField } from './mapping-edits.ts';

/** Rows that are read to find the heads in, as deep as the program looks itself. */
const deepest = 40;
/** Rows that are shown below the heads. */
const below = 5;

/** The first rows of the sheet, above each column what it is taken as; a row's number makes it the heads. */
export function SheetPreview(props: {
  readonly importId: string;
  readonly mapping: Mapping;
  readonly onHead: (row: number) => void;
}) {
  const { importId, mapping } = props;
  const texts = useQuery({
    queryKey: ['import', importId, 'texts', mapping.sheet],
    queryFn: () =>
      call('imports.texts', { import_id: importId, sheet: mapping.sheet, first: 1, count: deepest + below }),
  });
  return (
    <Loaded query={texts}>
      {(read) => <Preview texts={read} mapping={mapping} onHead={props.onHead} />}
    </Loaded>
  );
}

function Preview(props: {
  readonly texts: SheetTexts;
  readonly mapping: Mapping;
  readonly onHead: (row: number) => void;
}) {
  const { t } = useTranslation();
  const { texts, mapping, onHead } = props;
  const { head_first, head_last, type } = mapping;
  const frame = useRef<HTMLDivElement>(null);
  const rows = texts.rows.slice(0, Math.max(head_last + below, 8));
  const columns = useMemo(
    () =>
      mapping.columns.filter(
        ({ column, head, field }) =>
          field !== null || head !== '' || texts.rows.some((row) => (row[column] ?? '') !== ''),
      ),
    [mapping.columns, texts.rows],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other rows are the heads.
  useLayoutEffect(() => {
    const box = frame.current;
    const row = box?.querySelector<HTMLElement>('tr.head-row');
    const top = box?.querySelector('thead')?.clientHeight ?? 0;
    // The line above stays in sight: it often says the unit.
    if (box && row) box.scrollTop = Math.max(0, row.offsetTop - top - row.clientHeight);
  }, [head_first]);
  const isHidden = (row: number): boolean => texts.hidden.includes(row);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div ref={frame} className="table-frame import-preview" role="group" aria-label={t('import.preview')}>
      <table className="ledger-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('import.row')}</span>
            </th>
            {columns.map((one) => (
              <ColumnHead key={one.column} use={one} type={type} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => {
            const row = texts.first + at;
            const isHead = head_first <= row && row <= head_last;
            return (
              <tr
                key={row}
                className={isHead ? 'head-row' : row < head_first || isHidden(row) ? 'aside-row' : undefined}
              >
                <th scope="row">
                  <span className="row-head">
                    {isHead ? <span className="head-mark">{t('import.isHead')}</span> : null}
                    {isHidden(row) ? <span className="head-mark">{t('import.hiddenRow')}</span> : null}
                    <UnstyledButton
                      className="row-number"
                      aria-pressed={isHead}
                      aria-label={t('import.makeHead', { row })}
                      title={t('import.makeHead', { row })}
                      onClick={() => onHead(row)}
                    >
                      {row}
                    </UnstyledButton>
                  </span>
                </th>
                {columns.map(({ column, field }) => (
                  <td key={column} className={field === null ? 'untaken' : undefined}>
                    {cells[column]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const ColumnHead = memo(function ColumnHead(props: { readonly use: ColumnUse; readonly type: RecordType }) {
  const { t } = useTranslation();
  const { use, type } = props;
  const language = currentLanguage();
  const { column, head, field, unit } = use;
  const letters = lettersOf(column);
  const isMoney = field !== null && findField(type, field)?.kind === 'money';
  const fields = useMemo(
    () =>
      declarationOf(type).fields.map(({ name, need }) => ({
        value: name,
        label: `${fieldLabel(language, type, name)}${need === 'identity' ? ' *' : ''}`,
      })),
    [type, language],
  );
  return (
    <th scope="col" className={field === null ? 'untaken' : undefined}>
      <div className="import-column">
        <span className="column-letters">{letters}</span>
        <NativeSelect
          size="xs"
          aria-label={t('import.column', { column: letters, head: head === '' ? '' : ` “${head}” ` })}
          value={field ?? ''}
          onChange={({ currentTarget: { value } }) =>
            changeMapping((mapping) => withField(mapping, column, value === '' ? null : value))
          }
          data={[{ value: '', label: t('import.notTaken') }, ...fields]}
        />
        {isMoney ? (
          <NativeSelect
            size="xs"
            className={unit === null ? 'unit-open' : undefined}
            aria-label={t('import.columnUnit', { column: letters })}
            value={unit ?? ''}
            onChange={({ currentTarget: { value } }) =>
              changeMapping((mapping) => withColumnUnit(mapping, column, unitNamed(value)))
            }
            data={[
              { value: '', label: t('import.noUnit') },
              ...moneyUnits.map((one) => ({ value: one, label: t(`import.${one}`) })),
            ]}
          />
        ) : null}
      </div>
    </th>
  );
});

import { useTranslation } from 'react-i18next';
import { formatDateLong } from '../../../db/domain/dates.ts';
import { formatYearList } from '../../../db/domain/list-fields.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** Head of a printed list, part of the table's head so that it stands on every page: what is signed for, and the columns. */
export function SignOffHead(props: {
  readonly title: string;
  /** What the list is of: a township. */
  readonly of: string | null;
  readonly batch: RecordOf<'batch'>;
  readonly enclaveName: string;
  readonly columns: readonly { readonly label: string; readonly figure?: boolean }[];
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { batch, columns } = props;
  const facts = [
    batch.date === null
      ? null
      : t('distribution.signOff.paidOn', { date: formatDateLong(batch.date, language) }),
    batch.method === null
      ? null
      : t('distribution.signOff.method', {
          method: optionLabel(language, 'distributionMethod', batch.method),
        }),
    batch.origin_years === null
      ? null
      : t('distribution.signOff.years', { years: formatYearList(batch.origin_years, language) }),
    batch.document === null ? null : t('distribution.signOff.document', { document: batch.document }),
  ].filter((fact) => fact !== null);
  return (
    <thead>
      <tr className="sheet-title">
        <th colSpan={columns.length} scope="colgroup">
          <span className="sheet-name">{props.title}</span>
          <span className="sheet-facts">
            <strong>{[props.enclaveName, props.of].filter(Boolean).join(' · ')}</strong>
            <span>{t('distribution.signOff.unit')}</span>
          </span>
          <span className="sheet-facts">{facts.join('　')}</span>
        </th>
      </tr>
      <tr className="sheet-columns">
        {columns.map(({ label, figure }) => (
          <th key={label} scope="col" className={figure === true ? 'figure' : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

import { useTranslation } from 'react-i18next';
import { formatMoney, rmbInWords, sumFen } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import { SignOffHead } from './SignOffHead.tsx';
import type { SignOffTown } from './sign-off-list.ts';

/** Last page: what went to each township, and the total of the batch in figures and in words. */
export function SignOffSummary(props: {
  readonly towns: readonly SignOffTown[];
  readonly townName: (code: string) => string;
  readonly batch: RecordOf<'batch'>;
  readonly enclaveName: string;
}) {
  const { t } = useTranslation();
  const { towns } = props;
  const total = sumFen(towns.map((town) => town.total));
  return (
    <section className="sheet-page" aria-label={t('distribution.signOff.summary')}>
      <table className="sheet-table">
        <SignOffHead
          title={t('distribution.signOff.summary')}
          of={null}
          batch={props.batch}
          enclaveName={props.enclaveName}
          columns={[
            { label: t('distribution.signOff.number') },
            { label: t('distribution.signOff.town') },
            { label: t('distribution.signOff.villages'), figure: true },
            { label: t('distribution.signOff.amount'), figure: true },
          ]}
        />
        <tbody>
          {towns.map((town, index) => (
            <tr key={town.code}>
              <td>{index + 1}</td>
              <th scope="row">{props.townName(town.code)}</th>
              <td className="figure">{town.lines.length}</td>
              <td className="figure">{formatMoney(town.total, 'yuan')}</td>
            </tr>
          ))}
          <tr className="sheet-total">
            <td />
            <th scope="row">{t('distribution.signOff.total')}</th>
            <td className="figure">{towns.reduce((sum, { lines }) => sum + lines.length, 0)}</td>
            <td className="figure">{formatMoney(total, 'yuan')}</td>
          </tr>
          <tr className="sheet-total">
            <td />
            <th scope="row">{t('distribution.signOff.words')}</th>
            <td colSpan={2} className="figure">
              {rmbInWords(total)}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

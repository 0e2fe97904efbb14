import { useTranslation } from 'react-i18next';
import { formatMoney, rmbInWords } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import { SignOffHead } from './SignOffHead.tsx';
import type { SignOffTown } from './sign-off-list.ts';

/** Pages of one township: each village with its amount in figures and in words, and where it signs. */
export function SignOffSheet(props: {
  readonly town: SignOffTown;
  readonly townName: string;
  readonly batch: RecordOf<'batch'>;
  readonly enclaveName: string;
}) {
  const { t } = useTranslation();
  const { town, townName } = props;
  const count = town.lines.length;
  return (
    <section className="sheet-page" aria-label={townName}>
      <table className="sheet-table">
        <colgroup>
          <col className="col-number" />
          <col className="col-village" />
          <col className="col-amount" />
          <col className="col-words" />
          <col className="col-date" />
          <col className="col-signature" />
        </colgroup>
        <SignOffHead
          title={t('distribution.signOff.title')}
          of={townName}
          batch={props.batch}
          enclaveName={props.enclaveName}
          columns={[
            { label: t('distribution.signOff.number') },
            { label: t('distribution.signOff.village') },
            { label: t('distribution.signOff.amount'), figure: true },
            { label: t('distribution.signOff.words') },
            { label: t('distribution.signOff.signedOn') },
            { label: t('distribution.signOff.signature') },
          ]}
        />
        <tbody>
          {town.lines.map(({ id, name, amount }, index) => (
            <tr key={id}>
              <td>{index + 1}</td>
              <th scope="row">{name}</th>
              <td className="figure">{formatMoney(amount, 'yuan')}</td>
              <td>{rmbInWords(amount)}</td>
              <td />
              <td />
            </tr>
          ))}
          <tr className="sheet-total">
            <td />
            <th scope="row">{t('distribution.signOff.townTotal', { town: townName, count })}</th>
            <td className="figure">{formatMoney(town.total, 'yuan')}</td>
            <td colSpan={3}>{rmbInWords(town.total)}</td>
          </tr>
        </tbody>
      </table>
      <p className="sheet-foot">
        <span>{t('distribution.signOff.townSign')}</span>
        <span>{t('distribution.signOff.handledBy')}</span>
        <span>{t('distribution.signOff.date')}</span>
      </p>
    </section>
  );
}

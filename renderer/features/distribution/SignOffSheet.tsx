import type { SignOffList, SignOffTown } from '../../../db/domain/figures/sign-off.ts';
import { fill } from '../../../db/domain/locale/fill.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { formatMoney, rmbInWords } from '../../../db/domain/money.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { SignOffHead } from './SignOffHead.tsx';

/** Pages of one township: each village with its amount in figures and in words, and where it signs. */
export function SignOffSheet(props: { readonly town: SignOffTown; readonly list: SignOffList }) {
  const { town, list } = props;
  const texts = localeOf(currentLanguage()).signOff;
  const count = town.lines.length;
  return (
    <section className="sheet-page" aria-label={town.name}>
      <table className="sheet-table">
        <colgroup>
          <col className="col-number" />
          <col className="col-village" />
          <col className="col-amount" />
          <col className="col-words" />
          <col className="col-signature" />
          <col className="col-date" />
        </colgroup>
        <SignOffHead
          title={texts.title}
          of={town.name}
          list={list}
          columns={[
            { label: texts.number },
            { label: texts.village },
            { label: texts.amount, figure: true },
            { label: texts.words },
            { label: texts.signature },
            { label: texts.signedOn },
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
            <th scope="row">{fill(texts.townTotal, { town: town.name, count })}</th>
            <td className="figure">{formatMoney(town.total, 'yuan')}</td>
            <td colSpan={3}>{rmbInWords(town.total)}</td>
          </tr>
        </tbody>
      </table>
      <p className="sheet-foot">
        <span>{texts.townSign}</span>
        <span>{texts.handledBy}</span>
        <span>{texts.date}</span>
      </p>
    </section>
  );
}

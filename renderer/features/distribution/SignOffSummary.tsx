import type { SignOffList } from '../../../db/domain/figures/sign-off.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { formatMoney, rmbInWords } from '../../../db/domain/money.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { SignOffHead } from './SignOffHead.tsx';

/** Last page: what went to each township, and the total of the batch in figures and in words. */
export function SignOffSummary({ list }: { readonly list: SignOffList }) {
  const { towns, villages, total } = list;
  const texts = localeOf(currentLanguage()).signOff;
  return (
    <section className="sheet-page" aria-label={texts.summary}>
      <table className="sheet-table">
        <SignOffHead
          title={texts.summary}
          of={null}
          list={list}
          columns={[
            { label: texts.number },
            { label: texts.town },
            { label: texts.villages, figure: true },
            { label: texts.amount, figure: true },
          ]}
        />
        <tbody>
          {towns.map((town, index) => (
            <tr key={town.code}>
              <td>{index + 1}</td>
              <th scope="row">{town.name}</th>
              <td className="figure">{town.lines.length}</td>
              <td className="figure">{formatMoney(town.total, 'yuan')}</td>
            </tr>
          ))}
          <tr className="sheet-total">
            <td />
            <th scope="row">{texts.total}</th>
            <td className="figure">{villages}</td>
            <td className="figure">{formatMoney(total, 'yuan')}</td>
          </tr>
          <tr className="sheet-total">
            <td />
            <th scope="row">{texts.totalInWords}</th>
            <td colSpan={2} className="figure">
              {rmbInWords(total)}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

import type { SignOffList } from '../../../db/domain/figures/sign-off.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** Head of a printed list, part of the table's head so that it stands on every page: what is signed for, and the columns. */
export function SignOffHead(props: {
  readonly title: string;
  /** What the list is of: a township. */
  readonly of: string | null;
  readonly list: SignOffList;
  readonly columns: readonly { readonly label: string; readonly figure?: boolean }[];
}) {
  const { columns, list } = props;
  const { unit } = localeOf(currentLanguage()).signOff;
  return (
    <thead>
      <tr className="sheet-title">
        <th colSpan={columns.length} scope="colgroup">
          <span className="sheet-name">{props.title}</span>
          <span className="sheet-facts">
            <strong>{[list.enclave, props.of].filter(Boolean).join(' · ')}</strong>
            <span>{unit}</span>
          </span>
          <span className="sheet-facts">{list.facts.join('　')}</span>
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

import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import type { IndicatorId } from '../../../db/domain/indicators/declarations.ts';
import type { MoneyUnit } from '../../../db/domain/money.ts';
import { FigureTile } from './FigureTile.tsx';

/** The indicators in the order in which they are read. */
const groups = [
  { name: 'enclaves', indicators: ['I1', 'I2', 'I3', 'I4', 'I8', 'I9'] },
  { name: 'returns', indicators: ['I5', 'I6', 'I7'] },
  { name: 'cooperation', indicators: ['I18', 'I19', 'I20', 'I21'] },
  { name: 'projects', indicators: ['I10', 'I11', 'I12', 'I13', 'I14', 'I15', 'I16', 'I17'] },
] as const satisfies readonly { readonly name: string; readonly indicators: readonly IndicatorId[] }[];

/** I1–I21 in groups. */
export function FigureGroups(props: {
  readonly view: DashboardView;
  readonly money: MoneyUnit;
  readonly onOpen: (indicator: IndicatorId) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="figure-groups">
      {groups.map(({ name, indicators }) => (
        <section key={name} className={`figure-group figure-group-${name}`} aria-labelledby={`group-${name}`}>
          <h2 id={`group-${name}`}>{t(`dashboard.groups.${name}`)}</h2>
          <div className="tiles">
            {indicators.map((indicator) => (
              <FigureTile key={indicator} {...props} indicator={indicator} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

import { CloseButton, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import type { Fen } from '../../../db/domain/money.ts';
import { type RecordType, recordTypes } from '../../../db/domain/records/catalogue.ts';
import type { AccountView } from './account-view.ts';
import { type FigurePart, type OpenedFigure, type StripFigure, stripFigures } from './strip-figures.ts';

/** The records that make a figure of the strip, each a link to where it is entered; its kinds; of the pool its flows. */
export function FigureDetail(props: {
  readonly view: AccountView;
  readonly opened: OpenedFigure;
  readonly onGo: (type: RecordType, id: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { view, opened } = props;
  const figure = stripFigures.find(({ name }) => name === opened.name);
  const title =
    opened.name === 'incomplete' ? t('return.detail.incomplete') : t(`return.figures.${opened.name}`);
  const year = opened.name === 'incomplete' ? null : opened.year;
  const parts = figure === undefined ? incompleteParts(view) : partsOf(view, figure, year);
  return (
    <section
      className="figure-detail sheet"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <header>
        <Text fw={600}>{year === null ? title : t('return.detail.ofYear', { figure: title, year })}</Text>
        {figure === undefined || year !== null ? null : <Summands view={view} figure={figure} />}
        <CloseButton size="sm" aria-label={t('page.close')} onClick={props.onClose} />
      </header>
      {parts.length === 0 ? (
        <Text className="quiet">{t('return.detail.none')}</Text>
      ) : (
        <ul className="detail-parts">
          {parts.map(({ type, id, amount }) => (
            <li key={`${type} ${id}`}>
              <UnstyledButton className="row-open" onClick={() => props.onGo(type, id)}>
                {view.label(type, id)}
              </UnstyledButton>
              {amount === null ? null : (
                <span className="figure">{`${view.exact(amount)} ${view.unit}`}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a figure is made of in kind: its return kinds where there are several, of the pool what flowed. */
function Summands({ view, figure }: { readonly view: AccountView; readonly figure: StripFigure }) {
  const { t } = useTranslation();
  const { summary, setup } = view;
  const words: [string, Fen][] = [];
  if (figure.name === 'pool') {
    const { open, received, advanced, distributed, uses } = summary.pool.period;
    words.push(
      [t('return.pool.open'), open],
      [t('return.pool.received'), received],
      [t('return.pool.advanced'), advanced],
      [t('return.pool.distributed'), distributed],
      [t('return.pool.uses'), uses],
    );
  } else if (summary.kinds.length > 1) {
    for (const kind of summary.kinds) {
      const amount = figure.ofKind?.(summary, kind);
      if (amount !== undefined) words.push([optionLabel(setup.language, 'returnKind', kind), amount]);
    }
  }
  return (
    <span className="quiet detail-summands">
      {words.map(([word, amount]) => (
        <span key={word}>{`${word} ${view.money(amount)}`}</span>
      ))}
    </span>
  );
}

function partsOf(view: AccountView, figure: StripFigure, year: number | null): readonly FigurePart[] {
  const parts = figure.parts(view.summary, view.ledger);
  return year === null ? parts : parts.filter(({ id }) => view.ledger.get('due', id)?.year === year);
}

/** Records that a figure may be missing: their date or amount is blank. */
function incompleteParts({ summary, ledger }: AccountView): readonly FigurePart[] {
  return summary.incomplete.flatMap((id) => {
    const type = recordTypes.find((one) => ledger.get(one, id) !== undefined);
    return type === undefined ? [] : [{ type, id, amount: null }];
  });
}

import { Button, Checkbox, NativeSelect, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  ConsolidationScope,
  ConsolidationView,
  PrefectureLine,
} from '../../../db/domain/consolidation-answers.ts';

/** Of the select: units of one's own choice. */
const chosen = 'chosen';

/** All units, one prefecture, or the ones that are chosen below; a prefecture itself has but one. */
export function ScopeSelect(props: {
  readonly whole: ConsolidationView | undefined;
  readonly scope: ConsolidationScope;
  readonly onChange: (scope: ConsolidationScope) => void;
}) {
  const { t } = useTranslation();
  const { scope, onChange } = props;
  const prefectures = props.whole?.prefectures ?? [];
  if (prefectures.length === 0) return null;
  const single = prefectures.length < 2 ? [] : prefectures;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('consolidation.scope')}
      value={typeof scope === 'string' ? scope : chosen}
      onChange={(event) => onChange(event.currentTarget.value === chosen ? [] : event.currentTarget.value)}
      data={[
        { value: 'all', label: t('consolidation.all') },
        ...single.map(({ code, name }) => ({ value: code, label: name })),
        { value: chosen, label: t('consolidation.chosen') },
      ]}
    />
  );
}

/** The units to choose from, by prefecture; a prefecture's own box takes all of its units. */
export function ChosenUnits(props: {
  readonly prefectures: readonly PrefectureLine[];
  readonly units: readonly string[];
  readonly onChange: (units: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { prefectures, units, onChange } = props;
  const all = prefectures.flatMap((line) => line.units.map(({ unit }) => unit));
  /** Always in the order of the table, so that the same choice is the same scope. */
  const choose = (changed: readonly string[], isWanted: boolean): void =>
    onChange(all.filter((unit) => (changed.includes(unit) ? isWanted : units.includes(unit))));
  return (
    <section className="chosen-units sheet" aria-label={t('consolidation.chosenUnits')}>
      <div className="section-head">
        <Title order={2}>{t('consolidation.chosenUnits')}</Title>
        <span className="quiet">{t('consolidation.chosenCount', { count: units.length })}</span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={units.length === 0}
          onClick={() => onChange([])}
        >
          {t('consolidation.chooseNone')}
        </Button>
      </div>
      {prefectures.map((line) => (
        <PrefectureUnits key={line.code} line={line} units={units} onChoose={choose} />
      ))}
    </section>
  );
}

function PrefectureUnits(props: {
  readonly line: PrefectureLine;
  readonly units: readonly string[];
  readonly onChoose: (changed: readonly string[], isWanted: boolean) => void;
}) {
  const { line, units, onChoose } = props;
  const own = line.units.map(({ unit }) => unit);
  const count = own.filter((unit) => units.includes(unit)).length;
  return (
    <fieldset className="chosen-prefecture">
      <legend className="visually-hidden">{line.name}</legend>
      <Checkbox
        size="xs"
        className="chosen-whole"
        label={line.name}
        checked={count === own.length}
        indeterminate={count > 0 && count < own.length}
        onChange={(event) => onChoose(own, event.currentTarget.checked)}
      />
      {line.units.map(({ unit, name }) => (
        <Checkbox
          key={unit}
          size="xs"
          label={name}
          checked={units.includes(unit)}
          onChange={(event) => onChoose([unit], event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

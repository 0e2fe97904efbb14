import { Checkbox, CloseButton, MultiSelect, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { extractFigureLabel } from '../../../db/domain/extract/figure-label.ts';
import {
  type ExtractLines,
  type ExtractRecipe,
  type ExtractSpan,
  extractFigures,
  extractLines,
  extractSpans,
} from '../../../db/domain/extract/recipe.ts';
import { fieldLabel, localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import { declarationOf, type RecordType, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';

interface Choosing {
  readonly recipe: ExtractRecipe;
  readonly onChange: (part: Partial<ExtractRecipe>) => void;
}

/** Which periods and, at upper levels, which units. */
export function ChooseUnits({ recipe, onChange }: Choosing) {
  const { t } = useTranslation();
  const session = useSession();
  const ofMany = isUpperLevel(session.role);
  const units = useQuery({
    queryKey: ['areas', 'units'],
    queryFn: () => call('areas.units', {}),
    enabled: ofMany,
  });
  const area = session.unit?.code ?? '';
  const counties = (units.data ?? []).filter(
    ({ code, member }) => code.length === 6 && member && code.startsWith(area),
  );
  const chosen = typeof recipe.units === 'string' ? [] : recipe.units;
  return (
    <div className="extract-units">
      <NativeSelect
        size="xs"
        label={t('extract.span')}
        value={recipe.span}
        onChange={({ currentTarget: { value } }) => onChange({ span: value as ExtractSpan })}
        data={extractSpans.map((value) => ({ value, label: t(`extract.spans.${value}`) }))}
      />
      {ofMany ? (
        <>
          <NativeSelect
            size="xs"
            label={t('extract.lines')}
            value={recipe.lines}
            onChange={({ currentTarget: { value } }) => onChange({ lines: value as ExtractLines })}
            data={extractLines.map((value) => ({ value, label: t(`extract.lineOf.${value}`) }))}
          />
          <MultiSelect
            size="xs"
            searchable
            clearable
            label={t('extract.units')}
            placeholder={chosen.length === 0 ? t('extract.allUnits') : ''}
            value={chosen}
            onChange={(codes) => onChange({ units: codes.length === 0 ? 'all' : codes })}
            data={counties.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </>
      ) : null}
    </div>
  );
}

/** Which indicators, each in its headline; the other figures below. */
export function ChooseFigures({ recipe, onChange }: Choosing) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const chosen = new Set(recipe.figures);
  const boxes = (figures: typeof extractFigures) => (
    <div className="extract-boxes">
      {figures.map((figure) => (
        <Checkbox
          key={figure.key}
          size="xs"
          label={extractFigureLabel(language, figure)}
          checked={chosen.has(figure.key)}
          onChange={({ currentTarget: { checked } }) =>
            onChange({
              // In the order of the declarations, whatever was ticked first.
              figures: extractFigures
                .map(({ key }) => key)
                .filter((key) => (key === figure.key ? checked : chosen.has(key))),
            })
          }
        />
      ))}
    </div>
  );
  const others = extractFigures.filter(({ figure }) => figure !== null);
  return (
    <fieldset>
      <legend>{t('extract.figures')}</legend>
      {boxes(extractFigures.filter(({ figure }) => figure === null))}
      <Fold title={t('extract.otherFigures')} open={others.some(({ key }) => chosen.has(key))}>
        {boxes(others)}
      </Fold>
    </fieldset>
  );
}

/** Which lists, and which of their fields. */
export function ChooseLists({ recipe, onChange }: Choosing) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { forms } = localeOf(language);
  const { lists } = recipe;
  const taken = new Set<string>(lists.map(({ type }) => type));
  const offered = recordTypes.filter((type) => declarationOf(type).form !== null && !taken.has(type));
  const groups = Map.groupBy(offered, (type) => declarationOf(type).form);
  return (
    <fieldset>
      <legend>{t('extract.lists')}</legend>
      <NativeSelect
        size="xs"
        aria-label={t('extract.addList')}
        value=""
        onChange={({ currentTarget: { value } }) => {
          const type = value as RecordType;
          onChange({ lists: [...lists, { type, columns: [...usualColumns(type)] }] });
        }}
        data={[
          { value: '', label: t('extract.addList') },
          ...[...groups].map(([form, types]) => ({
            group: form === null ? '' : forms[form].short,
            items: types.map((value) => ({ value, label: typeLabel(language, value) })),
          })),
        ]}
      />
      {lists.map(({ type, columns }) => (
        <div key={type} className="extract-list">
          <Fold title={typeLabel(language, type)} hint={t('extract.fieldsChosen', { count: columns.length })}>
            <div className="extract-boxes">
              {declarationOf(type).fields.map(({ name }) => (
                <Checkbox
                  key={name}
                  size="xs"
                  label={fieldLabel(language, type, name)}
                  checked={columns.includes(name)}
                  disabled={columns.length === 1 && columns.includes(name)}
                  onChange={({ currentTarget: { checked } }) => {
                    const wanted = declarationOf(type)
                      .fields.map((field) => field.name)
                      .filter((one) => (one === name ? checked : columns.includes(one)));
                    onChange({
                      lists: lists.map((one) => (one.type === type ? { type, columns: wanted } : one)),
                    });
                  }}
                />
              ))}
            </div>
          </Fold>
          <CloseButton
            size="xs"
            aria-label={t('extract.dropList', { type: typeLabel(language, type) })}
            onClick={() => onChange({ lists: lists.filter((one) => one.type !== type) })}
          />
        </div>
      ))}
      {lists.length === 0 ? (
        <Text size="xs" className="quiet">
          {t('extract.listsHint')}
        </Text>
      ) : null}
    </fieldset>
  );
}

/** Fields of a list until they are chosen: those of its form but notes, evidence and what is shown on request. */
const usualColumns = (type: RecordType): readonly string[] =>
  declarationOf(type)
    .fields.filter(({ onRequest, group }) => !onRequest && group !== 'other' && group !== 'evidence')
    .map(({ name }) => name);

import { Button, Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lettersOf } from '../../../db/domain/import/column-letters.ts';
import type { Mapping, MappingQuestion } from '../../../db/domain/import/mapping.ts';
import type { ImportPlanView } from '../../../db/domain/import-answers.ts';
import { questionText } from '../../../db/domain/locale/import-text.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { changeMapping } from './import-store.ts';
import { moneyUnits, unitNamed, withColumnUnit, withFiner } from './mapping-edits.ts';
import { PeriodQuestions } from './PeriodQuestions.tsx';

/** Questions that are answered by naming columns or values, or by mending the sheet. */
const toldAbouts: ReadonlySet<MappingQuestion['about']> = new Set([
  'nothing',
  'turned',
  'card',
  'spread',
  'missing',
  'figures',
  'twice',
  'currency',
]);
/** Of these the officer may say that nothing of the columns is meant. */
const aboutFigures: ReadonlySet<MappingQuestion['about']> = new Set([
  'figures',
  'twice',
  'currency',
  'spread',
]);

/** What the sheet leaves open: the unit of amounts, hidden rows, what an empty cell says. */
export function Questions(props: { readonly mapping: Mapping; readonly view: ImportPlanView | undefined }) {
  const { t } = useTranslation();
  const { mapping, view } = props;
  const hidden = view?.hidden_rows ?? 0;
  const language = currentLanguage();
  const open = view?.questions ?? [];
  const unit = open.find((one) => one.about === 'unit');
  const now = unit?.about === 'unit' ? unit.columns : null;
  // Once asked it stays: the answer can be seen, and be changed for all of them.
  const [asked, setAsked] = useState<readonly number[]>([]);
  useEffect(() => {
    if (now !== null) setAsked((before) => [...new Set([...before, ...now])]);
  }, [now]);
  const units = new Set(asked.map((column) => mapping.columns[column]?.unit ?? null));
  const [one = null] = units.size === 1 ? units : [];
  const isGrouped = open.some(({ about }) => about === 'fillDown');
  const told = open.filter(({ about }) => toldAbouts.has(about));
  return (
    <>
      {told.map((question) => (
        <p key={question.about} className="import-question" role="status">
          {questionText(language, mapping, question)}
          {aboutFigures.has(question.about) ? (
            <Button
              size="compact-xs"
              variant="default"
              ml="xs"
              onClick={() => changeMapping((before) => ({ ...before, figures: 'none' }))}
            >
              {t('import.leaveFigures')}
            </Button>
          ) : null}
        </p>
      ))}
      <div className="import-answers">
        <PeriodQuestions mapping={mapping} />
        {asked.length === 0 ? null : (
          <Radio.Group
            className={units.has(null) ? 'import-question' : undefined}
            size="sm"
            label={t('import.unit', { columns: asked.map(lettersOf).join(language === 'en' ? ', ' : '、') })}
            value={one}
            onChange={(value) =>
              changeMapping((before) =>
                asked.reduce((then, column) => withColumnUnit(then, column, unitNamed(value)), before),
              )
            }
          >
            <div className="import-choices">
              {moneyUnits.map((one) => (
                <Radio key={one} size="xs" value={one} label={t(`import.${one}`)} />
              ))}
            </div>
          </Radio.Group>
        )}
        {hidden === 0 ? null : (
          <Radio.Group
            className={mapping.hidden === null ? 'import-question' : undefined}
            size="sm"
            label={t('import.hidden', { count: hidden })}
            value={mapping.hidden ?? ''}
            onChange={(value) =>
              changeMapping((before) => ({ ...before, hidden: value === 'take' ? 'take' : 'leave' }))
            }
          >
            <div className="import-choices">
              <Radio size="xs" value="take" label={t('import.take')} />
              <Radio size="xs" value="leave" label={t('import.leave')} />
            </div>
          </Radio.Group>
        )}
        {mapping.fill_down === undefined && !isGrouped ? null : (
          <Radio.Group
            className={mapping.fill_down === undefined ? 'import-question' : undefined}
            size="sm"
            label={t('import.fillDown')}
            value={mapping.fill_down ?? ''}
            onChange={(value) =>
              changeMapping((before) => ({ ...before, fill_down: value === 'take' ? 'take' : 'leave' }))
            }
          >
            <div className="import-choices">
              <Radio size="xs" value="take" label={t('import.placeAbove')} />
              <Radio size="xs" value="leave" label={t('import.noPlace')} />
            </div>
          </Radio.Group>
        )}
        {mapping.finer === undefined &&
        view?.notices.every(({ code }) => code !== 'finer') !== false ? null : (
          <Radio.Group
            size="sm"
            label={t('import.finer')}
            value={mapping.finer ?? 'refuse'}
            onChange={(value) => changeMapping((before) => withFiner(before, value === 'round'))}
          >
            <div className="import-choices">
              <Radio size="xs" value="round" label={t('import.round')} />
              <Radio size="xs" value="refuse" label={t('import.refuseFiner')} />
            </div>
          </Radio.Group>
        )}
        <Radio.Group
          size="sm"
          label={t('import.blanks')}
          value={mapping.blanks}
          onChange={(value) =>
            changeMapping((before) => ({ ...before, blanks: value === 'clear' ? 'clear' : 'keep' }))
          }
        >
          <div className="import-choices">
            <Radio size="xs" value="keep" label={t('import.keep')} />
            <Radio size="xs" value="clear" label={t('import.clear')} />
          </div>
        </Radio.Group>
      </div>
    </>
  );
}

import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Mapping, withUnit } from '../../../db/domain/import/mapping.ts';
import type { ImportPlanView } from '../../../db/domain/import-answers.ts';
import { questionText } from '../../../db/domain/locale/import-text.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { changeMapping, type OpenWorkbook } from './import-store.ts';

/** What the sheet leaves open: the unit of amounts, hidden rows, what an empty cell says. */
export function Questions(props: {
  readonly workbook: OpenWorkbook;
  readonly mapping: Mapping;
  readonly view: ImportPlanView | undefined;
}) {
  const { t } = useTranslation();
  const { mapping, view, workbook } = props;
  const language = currentLanguage();
  const open = view?.questions ?? [];
  const unit = open.find(({ about }) => about === 'unit');
  const told = open.filter(({ about }) => about === 'nothing' || about === 'missing');
  return (
    <>
      {told.map((question) => (
        <p key={question.about} className="import-question" role="status">
          {questionText(language, mapping, question)}
        </p>
      ))}
      <div className="import-answers">
        {unit === undefined ? null : (
          <Radio.Group
            className="import-question"
            size="sm"
            label={t('import.unit')}
            description={questionText(language, mapping, unit)}
            value={null}
            onChange={(value) =>
              changeMapping((before) => withUnit(before, value === 'yuan' ? 'yuan' : 'wanYuan'))
            }
          >
            <div className="import-choices">
              <Radio size="xs" value="yuan" label={t('import.yuan')} />
              <Radio size="xs" value="wanYuan" label={t('import.wanYuan')} />
            </div>
          </Radio.Group>
        )}
        {workbook.hiddenRows === 0 ? null : (
          <Radio.Group
            className={mapping.hidden === null ? 'import-question' : undefined}
            size="sm"
            label={t('import.hidden', { count: workbook.hiddenRows })}
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

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer } from '../../../db/domain/answers.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { FormId } from '../../../db/domain/options.ts';
import { papers } from '../../../db/domain/paper.ts';
import { call } from '../../api/client.ts';
import { usePaper } from '../../api/paper.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { ChoiceOf } from '../../ui/places/ChoiceOf.tsx';
import { ExportButton } from '../../ui/places/ExportButton.tsx';
import { PaperChoice } from '../../ui/places/PaperChoice.tsx';

const allForms = 'all';

/** The forms as they stand now in their official layout, all or one, before anything is filed; the paper is remembered. */
export function DraftForms({ answer }: { readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  const { forms } = localeOf(currentLanguage());
  const [form, setForm] = useState<FormId | null>(null);
  const [kept, keep] = usePaper();
  const paper = kept ?? papers[0];
  if (paper === undefined) return null;
  const write = (folder: string | null) =>
    call('forms.export', {
      period: answer.period,
      ...(form === null ? {} : { forms: [form] }),
      paper,
      folder,
    });
  return (
    <Fold title={t('report.drafts.title')} hint={t('report.drafts.hint')}>
      <div className="draft-forms">
        <ChoiceOf
          label={t('report.drafts.form')}
          value={form ?? allForms}
          options={[
            { value: allForms, label: t('report.drafts.all') },
            ...answer.forms.map((one) => ({ value: one.form, label: forms[one.form].short })),
          ]}
          onChoose={(value) => setForm(value === allForms ? null : (value as FormId))}
        />
        <PaperChoice paper={paper} onChoose={keep} />
        <Link to="/print/forms" search={form === null ? {} : { type: form }} className="button-link">
          {t('print.open')}
        </Link>
        <ExportButton label={t('records.excel')} write={write} />
      </div>
    </Fold>
  );
}

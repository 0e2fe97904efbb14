import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer } from '../../../db/domain/answers.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { FormId } from '../../../db/domain/options.ts';
import { type ChosenPaper, paperSizes } from '../../../db/domain/paper.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { ExportButton } from '../../ui/places/ExportButton.tsx';

const papers: readonly ChosenPaper[] = paperSizes.flatMap((size) =>
  [true, false].map((landscape) => ({ size, landscape })),
);
const nameOf = ({ size, landscape }: ChosenPaper) =>
  `${size}${landscape ? 'landscape' : 'portrait'}` as const;
const allForms = 'all';

/** The forms as they stand now in their official layout, all or one, before anything is filed; the paper is remembered. */
export function DraftForms({ answer }: { readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  const { forms } = localeOf(currentLanguage());
  const [form, setForm] = useState<FormId | null>(null);
  const [chosen, setChosen] = useState<ChosenPaper | null>(null);
  const kept = useQuery({ queryKey: ['forms', 'paper'], queryFn: () => call('forms.paper', {}) });
  const paper = chosen ?? kept.data ?? papers[0];
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
        <NativeSelect
          size="xs"
          aria-label={t('report.drafts.form')}
          value={form ?? allForms}
          onChange={({ currentTarget: { value } }) => setForm(value === allForms ? null : (value as FormId))}
          data={[
            { value: allForms, label: t('report.drafts.all') },
            ...answer.forms.map((one) => ({ value: one.form, label: forms[one.form].short })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label={t('report.drafts.paper')}
          value={nameOf(paper)}
          onChange={({ currentTarget: { value } }) =>
            setChosen(papers.find((one) => nameOf(one) === value) ?? null)
          }
          data={papers.map((one) => ({
            value: nameOf(one),
            label: t(`report.drafts.papers.${nameOf(one)}`),
          }))}
        />
        <ExportButton label={t('records.excel')} write={write} />
      </div>
    </Fold>
  );
}

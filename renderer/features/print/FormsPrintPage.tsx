import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formsOf } from '../../../db/domain/form-set.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { FormId } from '../../../db/domain/options.ts';
import { formatPeriod, type Period } from '../../../db/domain/period.ts';
import { call } from '../../api/client.ts';
import { usePaper } from '../../api/paper.ts';
import { useReportState, useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { ChoiceOf } from '../../ui/places/ChoiceOf.tsx';
import { PaperChoice } from '../../ui/places/PaperChoice.tsx';
import { PrintView } from './PrintView.tsx';

const allForms = 'all';

/** Forms in official layout as pages of paper, as they are printed: a draft of the period, or a report that was filed. */
export function FormsPrintPage() {
  const { period } = useSession();
  const { record, type } = useSearch({ from: '__root__' });
  return record === undefined ? (
    <Draft key={period} period={period} form={type} />
  ) : (
    <Filed key={record} period={period} id={record} />
  );
}

function Draft(props: { readonly period: Period; readonly form: string | undefined }) {
  const { t } = useTranslation();
  const { period } = props;
  const { forms } = localeOf(currentLanguage());
  const all = formsOf(period);
  const [form, setForm] = useState<FormId | null>(all.find((one) => one === props.form) ?? null);
  const [paper, keep] = usePaper();
  const pages = useQuery({
    queryKey: ['forms', 'pages', period, form, paper],
    queryFn: () =>
      call('forms.pages', {
        period,
        ...(form === null ? {} : { forms: [form] }),
        paper: paper ?? { size: 'A4', landscape: true },
      }),
    enabled: paper !== undefined,
    placeholderData: keepPreviousData,
    // Records may have changed since the page was looked at last.
    gcTime: 0,
  });
  return (
    <PrintView
      title={t('report.drafts.title')}
      about={formatPeriod(period, currentLanguage())}
      pages={pages}
      back={<BackToReport />}
      choices={
        <>
          <ChoiceOf
            label={t('report.drafts.form')}
            value={form ?? allForms}
            options={[
              { value: allForms, label: t('report.drafts.all') },
              ...all.map((one) => ({ value: one, label: forms[one].short })),
            ]}
            onChoose={(value) => setForm(all.find((one) => one === value) ?? null)}
          />
          {paper === undefined ? null : <PaperChoice paper={paper} onChoose={keep} />}
        </>
      }
    />
  );
}

/** A report is printed on the paper that it was signed for. */
function Filed({ period, id }: { readonly period: Period; readonly id: string }) {
  const { t } = useTranslation();
  const pages = useQuery({
    queryKey: ['reports', 'pages', id],
    queryFn: () => call('reports.pages', { report_id: id }),
  });
  const state = useReportState(period);
  const version = state.data?.filed.find((one) => one.id === id)?.version;
  const name = formatPeriod(period, currentLanguage());
  return (
    <PrintView
      title={t('print.filed')}
      about={version === undefined ? name : t('print.version', { period: name, version })}
      pages={pages}
      back={<BackToReport />}
    />
  );
}

function BackToReport() {
  const { t } = useTranslation();
  return (
    <Link to="/report" className="button-link">
      {t('print.back')}
    </Link>
  );
}

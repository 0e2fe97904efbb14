import { Checkbox, SegmentedControl } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { formatMonthList } from '../../../db/domain/list-fields.ts';
import { formatPeriod, type Period, period as periodOf, yearOfPeriod } from '../../../db/domain/period.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useSession } from '../../api/queries.ts';
import type { SliceData } from '../../api/slice.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { focusOf } from '../../navigation/page-search.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { useSliceSetup } from '../../ui/forms/use-slice-setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ImportLink } from '../../ui/places/ImportLink.tsx';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { useCheckContext } from '../../ui/violations/judge.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { filedMonths, monthOfPeriod, projectsOfMonth } from './month-rows.ts';
import { YearPlanGrid } from './YearPlanGrid.tsx';

const types: readonly RecordType[] = [
  'project',
  'project_status',
  'project_year',
  'project_opening',
  'investment',
];

/** Monthly investment of all projects in one table, with the year's plans below. */
export function InvestmentPage() {
  const { t } = useTranslation();
  const { period, today } = useSession();
  const search = useSearch({ from: '__root__' });
  const focus = useMemo(() => focusOf(search), [search]);
  const { query, names, setup } = useSliceSetup(types);
  const linked = query.data?.ledger.get('investment', focus?.record ?? null)?.month ?? null;
  const [chosen, setChosen] = useState<{ readonly period: Period; readonly month: Period } | null>(null);
  const month = (chosen?.period === period ? chosen.month : linked) ?? monthOfPeriod(period, today);
  const [all, setAll] = useState(false);
  const language = currentLanguage();
  return (
    <>
      <PageHead
        title={t('investment.title')}
        about={formatPeriod(month, language)}
        actions={
          <>
            <Checkbox
              size="xs"
              label={t('investment.showAll')}
              checked={all}
              onChange={({ currentTarget }) => setAll(currentTarget.checked)}
            />
            <ImportLink of={{ form: 'investment' }} />
            <TemplateButton of={{ form: 'investment' }} />
          </>
        }
      />
      <SegmentedControl
        size="xs"
        aria-label={t('investment.month')}
        value={month}
        onChange={(value) => setChosen({ period, month: periodOf(value) })}
        data={filedMonths(yearOfPeriod(month)).map((value) => ({
          value,
          label: formatMonthList(String(Number(value.slice(5))), language),
        }))}
      />
      <Loaded query={query}>
        {(data) => <Month data={data} setup={setup} month={month} all={all} focus={focus} names={names} />}
      </Loaded>
    </>
  );
}

function Month(props: {
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly month: Period;
  readonly all: boolean;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
  readonly names: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const { data, setup, month, all, names } = props;
  const year = yearOfPeriod(month);
  const draft = useStoredDraft(gridDraftForm('investment'), month);
  const planDraft = useStoredDraft(gridDraftForm('project_year'), String(year));
  const slice = useMemo(() => ({ area_names: names }), [names]);
  const context = useCheckContext(slice);
  const monthContext = useCheckContext(slice, undefined, month);
  const projectIds = useMemo(
    () => projectsOfMonth(data.ledger, month, all).map(({ id }) => id),
    [data, month, all],
  );
  if (draft === undefined || planDraft === undefined) return null;
  // The plan is typed below: a link to what the month's row says of it leads there.
  const planOf =
    props.focus?.field === 'year_plan'
      ? (data.ledger.get('investment', props.focus.record)?.project_id ??
        data.ledger.get('project_year', props.focus.record)?.project_id ??
        null)
      : null;
  const planned = new Set(
    data.ledger
      .all('project_year')
      .filter((row) => row.year === year && row.year_plan !== null)
      .map((row) => row.project_id),
  );
  const unplanned = projectIds.filter((id) => !planned.has(id)).length;
  return (
    <>
      <MonthGrid
        key={`${month} ${all}`}
        data={data}
        setup={setup}
        context={monthContext}
        draft={draft}
        month={month}
        all={all}
        focus={planOf === null ? props.focus : null}
      />
      {projectIds.length === 0 ? null : (
        <Fold
          key={year}
          title={t('investment.plan', { year })}
          hint={
            unplanned === 0 ? t('investment.planDone') : t('investment.planMissing', { count: unplanned })
          }
          open={unplanned > 0 || planOf !== null}
        >
          <YearPlanGrid
            key={`${year} ${all}`}
            data={data}
            setup={setup}
            context={context}
            draft={planDraft}
            year={year}
            projectIds={projectIds}
            goTo={planOf}
          />
        </Fold>
      )}
    </>
  );
}

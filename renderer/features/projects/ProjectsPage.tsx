import { SegmentedControl } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { computedValue } from '../../../db/domain/figures/computed-fields.ts';
import { periodEnd } from '../../../db/domain/period.ts';
import type { AnyRecord, RecordOf, RecordType } from '../../../db/domain/records/catalogue.ts';
import { useIndustryNames, useSession } from '../../api/queries.ts';
import type { SliceData } from '../../api/slice.ts';
import { focusOf } from '../../navigation/page-search.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { useSliceSetup } from '../../ui/forms/use-slice-setup.ts';
import { DeclaredGrid } from '../../ui/grid/DeclaredGrid.tsx';
import { FindInput } from '../../ui/page/FindInput.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ImportLink } from '../../ui/places/ImportLink.tsx';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { recordColumns } from '../../ui/table/record-columns.ts';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { useCheckContext, withTyped } from '../../ui/violations/judge.ts';
import { judgeInSlice } from '../../ui/violations/judge-slice.ts';
import { ProjectParts } from './ProjectParts.tsx';

const types: readonly RecordType[] = [
  'project',
  'project_status',
  'project_year',
  'project_opening',
  'investment',
  'platform',
  'enclave',
  'host',
];
const nothing: Values = {};
/** What the list shows of a project; the rest is in its form. */
const listed = [
  'name',
  'project_code',
  'status',
  'planned_total',
  'inv_cum',
  'introduced_date',
  'owner_name',
];

/** Register of the projects (项目): a list, each project's form, and below it its status and opening balance. */
export function ProjectsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '__root__' });
  const focus = useMemo(() => focusOf(search), [search]);
  // The whole table: names of industries are typed, pasted and judged.
  const { query, names, setup } = useSliceSetup(types, useIndustryNames());
  const count = query.data?.ledger.all('project').length;
  const [way, setWay] = useState<'forms' | 'table'>('forms');
  return (
    <>
      <PageHead
        title={t('projects.title')}
        about={count === undefined ? undefined : t('projects.count', { count })}
        actions={
          <>
            <ImportLink of={{ form: 'project' }} />
            <TemplateButton of={{ form: 'project' }} />
            <SegmentedControl
              size="xs"
              aria-label={t('forms.way')}
              value={way}
              onChange={(value) => setWay(value === 'table' ? 'table' : 'forms')}
              data={[
                { value: 'forms', label: t('forms.asForms') },
                { value: 'table', label: t('forms.asTable') },
              ]}
            />
          </>
        }
      />
      <Loaded query={query}>{(data) => <Projects {...{ data, setup, names, focus, way }} />}</Loaded>
    </>
  );
}

function Projects(props: {
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly names: Readonly<Record<string, string>>;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
  readonly way: 'forms' | 'table';
}) {
  const { t } = useTranslation();
  const { data, setup, names, focus, way } = props;
  const { ledger } = data;
  const { period } = useSession();
  const [find, setFind] = useState('');
  const { industries } = setup;
  const isRead = industries.choices().length > 0;
  const context = useCheckContext(
    useMemo(() => ({ area_names: names }), [names]),
    isRead ? industries : undefined,
  );
  const on = periodEnd(period);
  const rows = useMemo(() => {
    const wanted = find.trim();
    const holds = ({ name, project_code, owner_name }: RecordOf<'project'>): boolean =>
      [name, project_code, owner_name].some((text) => text?.includes(wanted) === true);
    return inCodeOrder(ledger.all('project').filter((project) => wanted === '' || holds(project)));
  }, [ledger, find]);
  const inOrder = useMemo(() => inCodeOrder(ledger.all('project')), [ledger]);
  const columns = useMemo(() => {
    const computed = (record: AnyRecord, field: string) =>
      computedValue(ledger, 'project', record as unknown as RecordOf<'project'>, field, on);
    const all = recordColumns('project', setup, { rows, computed });
    return listed.flatMap((name) => all.filter(({ key }) => key === name));
  }, [ledger, setup, rows, on]);
  const opened = useMemo(() => {
    if (focus === null || ledger.get('project', focus.record) !== undefined) return focus;
    for (const type of ['project_status', 'project_opening'] as const) {
      const part = ledger.get(type, focus.record);
      if (part !== undefined) return { record: part.project_id, field: null, below: true };
    }
    return null;
  }, [focus, ledger]);
  if (way === 'table') {
    return (
      <DeclaredGrid type="project" records={inOrder} whole={data.types} {...{ ledger, setup, context }} />
    );
  }
  return (
    <RecordSection
      type="project"
      title={t('projects.register')}
      wide
      rows={rows}
      setup={setup}
      fixed={nothing}
      scope="all"
      emptyHint={t('projects.empty')}
      columns={columns}
      actions={
        ledger.all('project').length === 0 ? null : (
          <FindInput label={t('projects.find')} value={find} onFind={setFind} />
        )
      }
      judge={(candidate, id) =>
        judgeInSlice(withTyped(ledger, 'project', id, candidate), context, data.types, 'project', id)
      }
      focus={opened}
      beneath={(record, id) =>
        record === null ? null : (
          <ProjectParts data={data} setup={setup} context={context} projectId={id} focus={focus} />
        )
      }
    />
  );
}

function inCodeOrder(projects: readonly RecordOf<'project'>[]): readonly AnyRecord[] {
  return projects.toSorted((a, b) =>
    (a.project_code ?? '') < (b.project_code ?? '') ? -1 : 1,
  ) as readonly unknown[] as readonly AnyRecord[];
}

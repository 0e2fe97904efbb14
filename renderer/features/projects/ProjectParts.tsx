import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../db/domain/dates.ts';
import { yearOfPeriod } from '../../../db/domain/period.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { useSession } from '../../api/queries.ts';
import type { SliceData } from '../../api/slice.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { withTyped } from '../../ui/violations/judge.ts';
import { judgeInSlice } from '../../ui/violations/judge-slice.ts';

/** What belongs to a project besides its form: its statuses by day, and what was invested before the app. */
export function ProjectParts(props: {
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: CheckContext;
  readonly projectId: string;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
}) {
  const { t } = useTranslation();
  const { data, setup, context, projectId, focus } = props;
  const { ledger, types } = data;
  const { period } = useSession();
  const fixed = useMemo(() => ({ project_id: projectId }), [projectId]);
  const rowsOf = (type: 'project_status' | 'project_opening') =>
    ledger.where(type, 'project_id', projectId) as readonly unknown[] as readonly AnyRecord[];
  const statuses = rowsOf('project_status').toSorted((a, b) =>
    String(a.date ?? '9999') < String(b.date ?? '9999') ? -1 : 1,
  );
  const openings = rowsOf('project_opening');
  const project = ledger.get('project', projectId);
  const here = (rows: readonly AnyRecord[]) => (rows.some(({ id }) => id === focus?.record) ? focus : null);
  return (
    <>
      <RecordSection
        type="project_status"
        title={t('projects.statuses')}
        rows={statuses}
        setup={setup}
        fixed={fixed}
        scope={projectId}
        emptyHint={t('projects.statusHint')}
        propose={() =>
          statuses.length > 0
            ? {}
            : project?.start_date == null
              ? { status: 'signed', date: project?.sign_date ?? null }
              : { status: 'underConstruction', date: project.start_date }
        }
        judge={(candidate, id) =>
          judgeInSlice(
            withTyped(ledger, 'project_status', id, candidate),
            context,
            types,
            'project_status',
            id,
          )
        }
        focus={here(statuses)}
      />
      <RecordSection
        type="project_opening"
        title={t('projects.openings')}
        rows={openings}
        setup={setup}
        fixed={fixed}
        scope={projectId}
        emptyHint={t('projects.openingHint')}
        canAdd={openings.length === 0}
        propose={() => ({ as_of: dateOf(yearOfPeriod(period) - 1, 12, 31) })}
        judge={(candidate, id) =>
          judgeInSlice(
            withTyped(ledger, 'project_opening', id, candidate),
            context,
            types,
            'project_opening',
            id,
          )
        }
        focus={here(openings)}
      />
      {openings.length > 0 ? null : (
        <Anchor component={Link} to="/openings" size="sm">
          {t('openings.together')}
        </Anchor>
      )}
    </>
  );
}

import { Checkbox, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportState } from '../../../db/domain/answers.ts';
import { call } from '../../api/client.ts';
import { sayNothing } from '../../api/queries.ts';
import { Attachments } from '../../ui/attachments/Attachments.tsx';
import { useAttachmentCounts } from '../../ui/attachments/use-attachments.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';

/** Scans of the sealed reports (盖章扫描件): one place a version; where they are required, what is missing is said. */
export function SealedScans({ state }: { readonly state: ReportState }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const counts = useAttachmentCounts('report', state.filed.length > 0);
  const key = ['session', 'scan-rule'];
  const rule = useQuery({ queryKey: key, queryFn: () => call('reports.scanRule', {}) });
  const change = useMutation({
    mutationFn: (required: boolean) => call('reports.scanRule', { required }),
    onSuccess: (data) => queries.setQueryData(key, data),
  });
  const [last] = state.filed;
  if (last === undefined) return null;
  const required = rule.data?.required === true;
  const missing = required && counts !== undefined && counts[last.id] === undefined;
  return (
    <section className="record-section sealed-scans" aria-label={t('attachments.scanTitle')}>
      <header className="attachments-head">
        <Title order={2}>{t('attachments.scanTitle')}</Title>
        {missing ? (
          <StateBadge kind="warning" text={t('attachments.scanMissing', { version: last.version })} />
        ) : null}
      </header>
      {state.filed.map(({ id, version }) => (
        <Attachments key={id} type="report" id={id} title={t('attachments.ofVersion', { version })} />
      ))}
      <Checkbox
        size="sm"
        label={t('attachments.scanRequired')}
        checked={required}
        disabled={rule.data === undefined}
        onChange={(event) => void change.mutateAsync(event.currentTarget.checked).catch(sayNothing)}
      />
    </section>
  );
}

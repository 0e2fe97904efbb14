import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow, OpenedPackage } from '../../../db/domain/inbox-answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { inboxWords } from '../../../db/domain/locale/inbox-words.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { signingFields } from '../../../db/domain/signing.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { Comparison } from './Comparison.tsx';
import { Differences } from './Differences.tsx';
import { isAcceptable } from './InboxTable.tsx';
import { PackageContents } from './PackageContents.tsx';
import { EditedCells, Moves, Totals } from './PackageTables.tsx';
import { StateOf } from './StateOf.tsx';
import { useInbox } from './use-inbox.ts';

/** One received report: what the receiver's rules say, what differs from the version before, and the decisions about it. */
export function PackagePage() {
  const { packageId } = useParams({ from: '/inbox/$packageId' });
  const { t } = useTranslation();
  const { period } = useSession();
  const inbox = useInbox(period);
  const opened = useQuery({
    queryKey: ['inbox-package', packageId],
    queryFn: () => call('inbox.open', { package_id: packageId }),
  });
  const row = inbox.query.data?.rows.find(({ head }) => head?.package_id === packageId);
  const back = (
    <Link to="/inbox" className="take">
      {t('inbox.back')}
    </Link>
  );
  if (opened.data === undefined)
    return (
      <>
        <PageHead title={t('inbox.title')} actions={back} />
        <Loaded query={opened}>{() => null}</Loaded>
      </>
    );
  return <Package opened={opened.data} row={row} inbox={inbox} back={back} />;
}

function Package(props: {
  readonly opened: OpenedPackage;
  readonly row: InboxRow | undefined;
  readonly inbox: ReturnType<typeof useInbox>;
  readonly back: ReactNode;
}) {
  const { t } = useTranslation();
  const { opened, row, inbox, back } = props;
  const { accept } = inbox;
  const [accepting, setAccepting] = useState<InboxRow | null>(null);
  const language = currentLanguage();
  const { head, unit, period } = opened;
  const { reasons } = inboxWords(language);
  return (
    <>
      <PageHead
        title={unit.name}
        about={`${formatPeriod(period, language)} · ${t('review.of', { version: head.version })}`}
        badges={
          <>
            <StateOf state={head.status} />{' '}
            {[...(row?.refused ?? []), ...(row?.doubts ?? [])]
              .filter((one) => one !== 'decided')
              .map((one) => (
                <StateBadge key={one} kind="warning" text={reasons[one].name} />
              ))}
          </>
        }
        actions={
          <>
            {back}
            <Link to="/review/$packageId" params={{ packageId: head.package_id }} className="side-link">
              {t('review.open')}
            </Link>
            {row !== undefined && isAcceptable(row) ? (
              <Button
                size="xs"
                onClick={() => {
                  accept.reset();
                  setAccepting(row);
                }}
              >
                {t('inbox.accept')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="package-page">
        <div className="package-main">
          <Violations opened={opened} />
          {opened.differences === null ? null : <Differences differences={opened.differences} />}
          <EditedCells cells={opened.edited_cells} />
          <Totals totals={opened.totals} />
          <PackageContents packageId={head.package_id} counts={opened.counts} />
        </div>
        <aside className="package-side">
          <Facts opened={opened} />
          {row === undefined ? null : <Comparison headlines={row.headlines} />}
          <Moves moves={opened.moves} />
        </aside>
      </div>
      {accepting === null ? null : (
        <AcceptDialog
          rows={[accepting]}
          busy={accept.isPending}
          error={accept.error}
          answer={accept.data}
          onAccept={(packages, confirmed) => accept.mutate({ packages, confirmed })}
          onClose={() => setAccepting(null)}
        />
      )}
    </>
  );
}

function Violations({ opened }: { readonly opened: OpenedPackage }) {
  const { t } = useTranslation();
  const { violations, unsure } = opened;
  return (
    <section className="record-section" aria-label={t('inbox.violations')}>
      <Title order={2}>{t('inbox.violations')}</Title>
      {violations.length === 0 && unsure.length === 0 ? (
        <p className="quiet">{t('inbox.noViolations')}</p>
      ) : null}
      <ViolationList violations={violations} />
      {unsure.length === 0 ? null : (
        <>
          <Title order={3}>{t('inbox.unsureTitle')}</Title>
          <ViolationList violations={unsure} />
        </>
      )}
    </section>
  );
}

/** Lines that are drawn at first; a report with hundreds is sent back long before they are read. */
const mostLines = 200;

function ViolationList({ violations }: { readonly violations: OpenedPackage['violations'] }) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const language = currentLanguage();
  if (violations.length === 0) return null;
  return (
    <>
      <ul className="violation-list package-violations">
        {violations.slice(0, mostLines).map(({ violation, label, explanation }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one record may break a rule twice in the same words.
          <ViolationLine key={index} violation={violation} moneyUnit={money_unit} label={label[language]}>
            {explanation === null ? null : <span className="explained-text">{explanation.text}</span>}
          </ViolationLine>
        ))}
      </ul>
      {violations.length <= mostLines ? null : (
        <p className="quiet">{t('inbox.leftOut', { count: violations.length - mostLines })}</p>
      )}
    </>
  );
}

/** Letters of a hash that tell files apart at a glance; the whole stands in the title. */
const shortHash = 16;

function Facts({ opened }: { readonly opened: OpenedPackage }) {
  const { t } = useTranslation();
  const { head, attachments } = opened;
  const of = (field: string): string => fieldLabel(currentLanguage(), 'report', field);
  const lost = (state: 'missing' | 'changed'): number =>
    attachments?.files.filter((one) => one.state === state).length ?? 0;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [of('file_name'), head.file_name],
    [t('inbox.made'), instantWords(head.created)],
    [of('correction_reason'), head.correction_reason],
    ...signingFields.map((field) => [of(field), head.signers[field]] as const),
    [
      of('sha256'),
      <code key="hash" title={head.sha256}>
        {head.sha256.slice(0, shortHash)}
      </code>,
    ],
    [
      t('inbox.attachments'),
      attachments === null
        ? null
        : t('inbox.attachmentsState', {
            count: attachments.files.length,
            missing: lost('missing'),
            changed: lost('changed'),
          }),
    ],
  ];
  return (
    <section className="sheet" aria-label={t('inbox.facts')}>
      <Title order={2}>{t('inbox.facts')}</Title>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

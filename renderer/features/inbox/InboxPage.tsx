import { Alert, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow, InboxState } from '../../../db/domain/inbox-answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { failureText } from '../../../db/domain/locale/locale.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { Progress } from '../../ui/page/Progress.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { ConfirmedKeys } from './ConfirmedKeys.tsx';
import { InboxTable, isAcceptable } from './InboxTable.tsx';
import { LockDialog } from './LockDialog.tsx';
import { OtherFiles } from './OtherFiles.tsx';
import { PlacedNote } from './PlacedNote.tsx';
import { useInbox } from './use-inbox.ts';
import { WaitingKeys } from './WaitingKeys.tsx';

/** The upper level's inbox (收件): one row a unit, what lies in the folder, and what is accepted of it. */
export function InboxPage() {
  const { period } = useSession();
  return <OfPeriod key={period} />;
}

function OfPeriod() {
  const { t } = useTranslation();
  const { period } = useSession();
  const inbox = useInbox(period);
  const { query, look } = inbox;
  const about = formatPeriod(period, currentLanguage());
  const state = query.data;
  if (state === undefined)
    return (
      <>
        <PageHead title={t('inbox.title')} about={about} />
        <Loaded query={query}>{() => null}</Loaded>
      </>
    );
  return state.folder === null ? (
    <>
      <PageHead title={t('inbox.title')} about={about} />
      <EmptyState
        title={t('inbox.empty')}
        hint={t('inbox.emptyHint')}
        action={<ChooseFolder onChosen={(folder) => look.mutateAsync({ folder, again: false })} />}
      />
    </>
  ) : (
    <Opened state={state} inbox={inbox} about={about} />
  );
}

function ChooseFolder(props: {
  readonly another?: boolean;
  readonly onChosen: (token: string) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const chooser = useChooser();
  const choose = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      if (picked !== null) await props.onChosen(picked.token);
    },
  });
  return (
    <>
      <Button size="xs" variant={props.another ? 'default' : 'filled'} onClick={() => choose.mutate()}>
        {t(props.another ? 'inbox.changeFolder' : 'inbox.chooseFolder')}
      </Button>
      {chooser.panel}
    </>
  );
}

function Opened(props: {
  readonly state: InboxState;
  readonly inbox: ReturnType<typeof useInbox>;
  readonly about: string;
}) {
  const { t } = useTranslation();
  const { state, inbox, about } = props;
  const { role } = useSession();
  const { look, stop, trust, accept, lock, receipts, stopped } = inbox;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [accepting, setAccepting] = useState<readonly InboxRow[] | null>(null);
  const [locking, setLocking] = useState(false);
  const { rows, progress, failure } = state;
  const language = currentLanguage();
  // A look that finds nothing new is over before it could be read about.
  const isReading = progress !== null && progress.total > 0;
  const selected = rows.filter((row) => chosen.has(row.unit.code) && isAcceptable(row));
  const faultless = rows.filter((row) => isAcceptable(row) && row.doubts.length === 0);
  const here = rows.filter(({ state: is }) => is !== 'missing' && is !== 'waiting').length;
  const accepted = rows.filter(({ state: is }) => ['cityAccepted', 'accepted', 'locked'].includes(is)).length;
  const lockable = rows.filter(({ state: is, in_force }) => (in_force?.status ?? is) === 'accepted').length;
  const begin = (which: readonly InboxRow[]): void => {
    accept.reset();
    setAccepting(which);
  };
  return (
    <>
      <PageHead
        title={t('inbox.title')}
        about={about}
        badges={
          <>
            <StateBadge
              kind={here === rows.length ? 'good' : 'neutral'}
              text={t('inbox.received', { here, owing: rows.length })}
            />{' '}
            <StateBadge
              kind={accepted === rows.length ? 'good' : 'neutral'}
              text={t('inbox.acceptedCount', { count: accepted })}
            />
          </>
        }
        actions={
          <>
            {accepted === 0 ? null : (
              <Button
                size="xs"
                variant="default"
                loading={receipts.isPending}
                onClick={() => receipts.mutate()}
              >
                {t('inbox.receipts')}
              </Button>
            )}
            {selected.length === 0 ? null : (
              <Button size="xs" variant="default" onClick={() => begin(selected)}>
                {t('inbox.acceptChosen')}
              </Button>
            )}
            {role === 'province' && lockable > 0 ? (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  lock.reset();
                  setLocking(true);
                }}
              >
                {t('inbox.lockPeriod')}
              </Button>
            ) : null}
            {faultless.length === 0 && accepted > 0 ? (
              <Link to="/consolidation" className="main-link">
                {t('inbox.toConsolidation')}
              </Link>
            ) : (
              <Button size="xs" disabled={faultless.length === 0} onClick={() => begin(faultless)}>
                {t('inbox.acceptAll', { count: faultless.length })}
              </Button>
            )}
          </>
        }
      />
      <div className="folder-row inbox-folder">
        <span className="folder-label">{t('inbox.folder')}</span>
        <output className="folder-path">{state.folder}</output>
        <ChooseFolder another onChosen={(folder) => look.mutateAsync({ folder, again: false })} />
        <Button
          size="xs"
          variant="default"
          disabled={isReading}
          onClick={() => look.mutate({ folder: null, again: !stopped })}
        >
          {t(stopped ? 'inbox.goOn' : 'inbox.again')}
        </Button>
        <Text size="sm" className="quiet" role="status">
          {stopped
            ? t('inbox.stopped')
            : state.looked_at === null
              ? ''
              : t('inbox.lookedAt', { time: instantWords(state.looked_at) })}
        </Text>
      </div>
      {failure === null ? null : (
        <Alert color="red" role="alert">
          {failureText(language, failure)}
        </Alert>
      )}
      {progress === null || !isReading ? null : (
        <Progress
          text={t('inbox.reading', { done: progress.done, total: progress.total })}
          part={progress.done / progress.total}
          onCancel={() => stop.mutate()}
        />
      )}
      <PlacedNote receipts={receipts} />
      <WaitingKeys state={state} busy={trust.isPending} error={trust.error} onTrust={trust.mutate} />
      <OtherFiles state={state} />
      <InboxTable rows={rows} chosen={chosen} onChoose={setChosen} />
      <ConfirmedKeys />
      {locking ? (
        <LockDialog
          about={about}
          count={lockable}
          open={
            rows.filter(
              ({ state: is, in_force }) => in_force === null && is !== 'accepted' && is !== 'locked',
            ).length
          }
          busy={lock.isPending}
          error={lock.error}
          locked={lock.data?.locked}
          onLock={() => lock.mutate()}
          onClose={() => setLocking(false)}
        />
      ) : null}
      {accepting === null ? null : (
        <AcceptDialog
          rows={accepting}
          busy={accept.isPending}
          error={accept.error}
          answer={accept.data}
          onAccept={(packages, confirmed) => accept.mutate({ packages, confirmed })}
          onClose={() => {
            setAccepting(null);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

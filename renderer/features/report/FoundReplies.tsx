import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../db/domain/contract.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import type { FoundReply } from '../../../db/domain/review-answers.ts';
import { spokenKey } from '../../../db/domain/spoken-key.ts';
import { sayNothing, useSession } from '../../api/queries.ts';
import { useReplies } from '../../api/review.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { useImportReply } from './use-review.ts';
import { failureOf } from './use-submitting.ts';

const kinds: Readonly<Record<FoundReply['state'], StateKind>> = {
  new: 'warning',
  unknownKey: 'warning',
  foreign: 'neutral',
  damaged: 'bad',
  imported: 'good',
};

type Wanted = CallInput<'review.import'>['file'];

/** Replies in the shared folder that were not read in yet; each is read in by its button, the first of a unit after a question. */
export function FoundReplies() {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const found = useReplies(shared_folder);
  const chooser = useChooser();
  const read = useImportReply();
  const [asked, setAsked] = useState<Wanted | null>(null);
  const language = currentLanguage();
  const { verdicts } = localeOf(language).replySheets;

  const start = (file: Wanted, trust: string | null): void => {
    setAsked(file);
    void read.mutateAsync({ file, trust }).then(() => setAsked(null), sayNothing);
  };
  const choose = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['xlsx']);
      if (picked !== null) start({ token: picked.token }, null);
    },
  });
  const fresh = (found.data?.replies ?? []).filter(({ state }) => state !== 'imported');
  const failure = failureOf(read.error);
  const unknown =
    failure?.code === 'key_unknown'
      ? (failure.detail as { readonly public_key: string; readonly known: number })
      : null;
  return (
    <div className="found-replies">
      <div className="found-actions">
        <Button
          size="xs"
          variant="default"
          disabled={shared_folder === null}
          loading={found.isFetching}
          onClick={() => void found.refetch()}
        >
          {t('review.look')}
        </Button>
        <Button size="xs" variant="default" onClick={() => choose.mutate()}>
          {t('review.choose')}
        </Button>
        {shared_folder === null ? <span className="quiet">{t('review.noFolder')}</span> : null}
        {found.data !== undefined && fresh.length === 0 ? (
          <span className="quiet" role="status">
            {t('review.nothingNew')}
          </span>
        ) : null}
      </div>
      {found.isError ? <Alert color="red">{failureWords(found.error)}</Alert> : null}
      <ul className="reply-list">
        {fresh.map(({ file, state, reply }) => (
          <li key={file}>
            <StateBadge kind={kinds[state]} text={t(`review.state.${state}`)} />
            <span>
              {reply === null
                ? file
                : t('review.found', {
                    unit: reply.unit.name,
                    at: instantWords(reply.at),
                    verdict: verdicts[reply.verdict],
                    period: formatPeriod(reply.period, language),
                    version: reply.version,
                  })}
            </span>
            {reply === null || reply.queries === 0 ? null : (
              <span>{t('review.foundQueries', { count: reply.queries })}</span>
            )}
            {state === 'new' || state === 'unknownKey' ? (
              <Button size="compact-xs" loading={read.isPending} onClick={() => start({ name: file }, null)}>
                {t('review.read')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {unknown !== null && asked !== null ? (
        <Alert
          color="yellow"
          role="alert"
          title={t(unknown.known > 0 ? 'review.trustOther' : 'review.trustTitle', {
            unit: String(failure?.args.unit ?? ''),
          })}
        >
          <p>{t('review.trustWhy')}</p>
          <p>
            {t('review.key')} <code className="trust-key">{spokenKey(unknown.public_key)}</code>
          </p>
          <div className="found-actions">
            <Button size="xs" loading={read.isPending} onClick={() => start(asked, unknown.public_key)}>
              {t('review.trust')}
            </Button>
            <Button size="xs" variant="default" onClick={() => read.reset()}>
              {t('review.cancel')}
            </Button>
          </div>
        </Alert>
      ) : read.isError || choose.isError ? (
        <Alert color="red" role="alert">
          {failureWords(read.error ?? choose.error)}
        </Alert>
      ) : null}
      {read.isSuccess ? (
        <p role="status" className="place-answer">
          ✓{' '}
          {t(read.data.created ? 'review.readDone' : 'review.readBefore', {
            unit: read.data.reply.unit.name,
            verdict: verdicts[read.data.reply.verdict],
          })}
        </p>
      ) : null}
      {chooser.panel}
    </div>
  );
}

import { Alert, Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { ShownWaiting } from '../../../db/domain/work-answers.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Progress } from '../../ui/page/Progress.tsx';
import { ChangeList } from './ChangeList.tsx';
import { Counts } from './Counts.tsx';
import { KeyNotice } from './KeyNotice.tsx';
import { Questions } from './Questions.tsx';
import type { LookedAt, useMerge } from './use-merge.ts';

/** A work file that is being looked at: whose it is, what it would do, what must be decided; then the merge. */
export function MergeView({
  merge,
  looked,
}: {
  readonly merge: ReturnType<typeof useMerge>;
  readonly looked: LookedAt;
}) {
  const { t } = useTranslation();
  const [trusted, setTrusted] = useState(false);
  const { preview, asked, answers } = looked;
  const { counts, from, key, plan, waiting } = preview;
  const open = asked.filter((one) => !answers.has(one.key)).length;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const needsTrust = key === 'new' && !trusted;
  const isReady = plan !== null && open === 0 && !needsTrust && !merge.look.isPending;
  const isNothing = total === 0 && asked.length === 0 && waiting.length === 0;
  return (
    <section className="sheet work-file" aria-label={preview.file}>
      <header className="work-file-head">
        <Title order={3}>{preview.file}</Title>
        <span className="quiet">
          {from.is_own
            ? t('work.ownFile')
            : t('work.from', { person: from.person, at: instantWords(from.created) })}
        </span>
      </header>
      <Counts counts={{ ...counts, open, waiting: waiting.length }} />
      {isNothing ? <p role="status">✓ {t('work.nothing')}</p> : null}
      {key === 'new' ? (
        <KeyNotice fingerprint={preview.fingerprint} trusted={trusted} onTrust={setTrusted} />
      ) : null}
      {asked.length === 0 ? null : <Questions asked={asked} answers={answers} onAnswer={merge.answer} />}
      <ChangeList changes={preview.changes} total={total} />
      {waiting.length === 0 ? null : <Waiting waiting={waiting} />}
      <div className="work-actions">
        <Button
          aria-disabled={!isReady}
          {...(isReady ? {} : { 'data-disabled': true })}
          onClick={() => (isReady ? merge.apply.mutate(looked) : undefined)}
        >
          {t('work.apply')}
        </Button>
        <Button variant="default" onClick={merge.leave}>
          {t('work.cancel')}
        </Button>
        {open > 0 ? <span className="quiet">{t('work.notYet', { count: open })}</span> : null}
      </div>
      {merge.apply.isPending ? <Progress text={t('work.merging')} part={null} /> : null}
      {merge.apply.isError ? (
        <Alert color="red" role="alert">
          {failureWords(merge.apply.error)}
        </Alert>
      ) : null}
    </section>
  );
}

function Waiting({ waiting }: { readonly waiting: readonly ShownWaiting[] }) {
  const { t } = useTranslation();
  const words = ({ missing }: ShownWaiting): string => {
    if (missing === 'file') return t('work.waitingFile');
    return missing === 'beginning' ? t('work.waitingBeginning') : typeLabel(currentLanguage(), missing);
  };
  return (
    <section className="work-part" aria-label={t('work.waiting')}>
      <Title order={3}>{t('work.waiting')}</Title>
      <ul className="work-waiting">
        {waiting.map((one) => (
          <li key={`${one.type} ${one.id}`}>
            <span className="quiet">{typeLabel(currentLanguage(), one.type)}</span> {one.label} ·{' '}
            {t('work.waitingFor', { what: words(one) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Alert, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedViolation } from '../../../db/domain/answers.ts';
import type { Failure } from '../../../db/domain/failure.ts';
import { failureText, fieldLabel } from '../../../db/domain/locale/locale.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';
import type { Blocker } from './blockers.ts';
import { chooseFolderId } from './FolderRow.tsx';
import { queriesId } from './QueryList.tsx';

/** Lines of a refusal that are shown here; all of them stand under Check. */
const firstLines = 10;

/** What keeps the report from being submitted, each with the way to put it right. */
export function Blockers(props: {
  readonly blockers: readonly Blocker[];
  readonly failure: Failure | null;
  readonly checking: boolean;
  readonly ref: Ref<HTMLDivElement>;
  readonly onField: (field: string) => void;
}) {
  const { t } = useTranslation();
  const { blockers, failure } = props;
  return (
    <div className="blockers" ref={props.ref} tabIndex={-1} role="status" aria-label={t('report.blockers')}>
      {props.checking ? <span className="quiet">{t('check.running')}</span> : null}
      {failure === null ? null : <Refusal failure={failure} />}
      {blockers.length === 0 ? null : (
        <ul className="violation-list">
          {blockers.map((blocker) => (
            <li key={blocker.kind} className="violation">
              <StateBadge kind={blocker.kind === 'unchanged' ? 'neutral' : 'bad'} text={t('report.blocks')} />
              {wayOut(blocker)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );

  function wayOut(blocker: Blocker): ReactNode {
    const go = (words: string, onClick: () => void): ReactNode => (
      <UnstyledButton className="violation-words" onClick={onClick}>
        {words}
      </UnstyledButton>
    );
    switch (blocker.kind) {
      case 'hard':
      case 'unexplained':
      case 'drafts':
        return (
          <Link to="/check" className="violation-words">
            {t(`report.blocker.${blocker.kind}`, { count: blocker.count })}
          </Link>
        );
      case 'queries':
        return go(t('review.blocker', { count: blocker.count }), () => {
          const section = document.getElementById(queriesId);
          section?.scrollIntoView({ block: 'start' });
          section?.querySelector<HTMLElement>('textarea, a, button')?.focus();
        });
      case 'signers': {
        const names = blocker.fields.map((field) => fieldLabel(currentLanguage(), 'report', field));
        return go(t('report.blocker.signers', { names: names.join(t('report.and')) }), () =>
          props.onField(blocker.fields[0] ?? ''),
        );
      }
      case 'reason':
        return go(t('report.blocker.reason'), () => props.onField('correction_reason'));
      case 'question':
        return go(t('report.blocker.question'), () => {
          const questions = document.getElementById('head-questions');
          questions?.querySelector<HTMLElement>('textarea')?.focus();
        });
      case 'folder':
        return go(t('report.blocker.folder'), () => document.getElementById(chooseFolderId)?.click());
      case 'unchanged':
        return <span>{t('report.blocker.unchanged')}</span>;
    }
  }
}

/** A refusal of the services: the ledger changed since the page was drawn. */
function Refusal({ failure }: { readonly failure: Failure }) {
  const { money_unit } = useSession();
  const language = currentLanguage();
  const detail = failure.detail as { readonly violations?: readonly CheckedViolation[] } | undefined;
  return (
    <Alert color="red" role="alert">
      {failureText(language, failure)}
      <ul className="violation-list">
        {(detail?.violations ?? []).slice(0, firstLines).map(({ violation, label, place }, index) => (
          <ViolationLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a record may break a rule twice in the same words.
            key={index}
            violation={violation}
            moneyUnit={money_unit}
            label={label[language]}
            place={place}
          />
        ))}
      </ul>
    </Alert>
  );
}

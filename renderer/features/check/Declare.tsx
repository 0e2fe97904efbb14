import { Alert, Button, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormState } from '../../../db/domain/answers.ts';
import { fieldLabel, localeOf, optionLabel } from '../../../db/domain/locale/locale.ts';
import { type OptionOf, optionSets } from '../../../db/domain/options.ts';
import type { Period } from '../../../db/domain/period.ts';
import { newId } from '../../api/new-id.ts';
import { sayNothing, useSaveRecords } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { declareButtonId } from './declare-focus.ts';

type Kind = OptionOf<'declarationKind'>;

/**
 * The declaration of a form for a period: one key each. "Not applicable" says why, so that it opens a line to write in;
 * the reason of a nil report may be added. The one that stands is withdrawn by choosing it again.
 */
export function Declare(props: {
  readonly state: FormState;
  readonly period: Period;
  /** The check asks for it. */
  readonly asked: boolean;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { state, period, asked } = props;
  const { form, declaration } = state;
  const save = useSaveRecords();
  /** Kind whose reason is being written, and the reason. */
  const [writing, setWriting] = useState<{ readonly kind: Kind; readonly reason: string } | null>(null);

  const record = (kind: Kind, reason: string | null): void => {
    if (save.isPending) return;
    const id = declaration?.id ?? newId();
    const values = declaration === null ? { form, period, kind, reason } : { kind, reason };
    const change = { type: 'declaration', id, base_revision: declaration?.revision ?? null, values } as const;
    void save.mutateAsync({ changes: [change], why: null }).then(() => setWriting(null), sayNothing);
  };
  const withdraw = (): void => {
    if (declaration === null || save.isPending) return;
    const { id, revision } = declaration;
    save.mutate({
      changes: [{ type: 'declaration', id, base_revision: revision, values: {}, voided: true }],
      why: t('check.declarationWithdrawn'),
    });
  };
  const choose = (kind: Kind): void => {
    if (kind === declaration?.kind) withdraw();
    else if (kind === 'notApplicable') setWriting({ kind, reason: declaration?.reason ?? '' });
    else record(kind, kind === 'nil' ? (declaration?.reason ?? null) : null);
  };
  const withReason = declaration?.kind === 'nil' || declaration?.kind === 'notApplicable';
  const name = localeOf(language).forms[form].title;

  return (
    <div className="declare">
      <fieldset className="declare-kinds">
        <legend className="visually-hidden">{t('check.declarationOf', { form: name })}</legend>
        {optionSets.declarationKind.map((kind) => (
          <UnstyledButton
            key={kind}
            id={declareButtonId(form, kind)}
            className="declare-kind"
            aria-pressed={declaration?.kind === kind}
            title={declaration?.kind === kind ? t('check.withdrawHint') : undefined}
            onClick={() => choose(kind)}
          >
            {declaration?.kind === kind ? '✓ ' : ''}
            {optionLabel(language, 'declarationKind', kind)}
          </UnstyledButton>
        ))}
      </fieldset>
      {asked && writing === null ? (
        <StateBadge kind="bad" text={t(declaration === null ? 'check.declare' : 'check.contradicts')} />
      ) : null}
      {withReason && writing === null ? (
        <UnstyledButton
          className="take"
          onClick={() => setWriting({ kind: declaration.kind ?? 'nil', reason: declaration.reason ?? '' })}
        >
          {declaration.reason ?? t('check.addReason')}
        </UnstyledButton>
      ) : null}
      {writing === null ? null : (
        <form
          className="declare-reason"
          onSubmit={(event) => {
            event.preventDefault();
            if (writing.reason.trim() !== '') record(writing.kind, writing.reason.trim());
          }}
        >
          <TextInput
            size="xs"
            autoFocus
            label={fieldLabel(language, 'declaration', 'reason')}
            value={writing.reason}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setWriting({ ...writing, reason: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setWriting(null);
            }}
          />
          <Button size="xs" type="submit" loading={save.isPending}>
            {t('page.save')}
          </Button>
        </form>
      )}
      {save.isError ? (
        <Alert color="red" role="alert">
          {failureWords(save.error)}
        </Alert>
      ) : null}
    </div>
  );
}

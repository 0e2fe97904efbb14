import { Alert, Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CheckedViolation } from '../../../db/domain/answers.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';

/** Checks a period and lists what was found, hard ones first. */
export function CheckPage() {
  const { t } = useTranslation();
  const form = useForm({ defaultValues: { period: '' } });
  const check = useMutation({ mutationFn: (period: string) => call('check.run', { period }) });
  return (
    <>
      <Title order={1}>{t('check.title')}</Title>
      <form onSubmit={form.handleSubmit(({ period }) => check.mutate(period.trim()))}>
        <Group align="end">
          <TextInput
            label={t('check.period')}
            description={t('check.periodHelp')}
            autoComplete="off"
            {...form.register('period')}
          />
          <Button type="submit" loading={check.isPending}>
            {t('check.run')}
          </Button>
        </Group>
      </form>
      {check.isError ? (
        <Alert color="red" role="alert">
          {failureWords(check.error)}
        </Alert>
      ) : null}
      {check.isSuccess ? (
        <section className="sheet" aria-label={t('check.list')}>
          <Text role="status">
            {check.data.violations.length === 0
              ? t('check.clean')
              : t('check.summary', {
                  hard: check.data.hard,
                  unexplained: check.data.unexplained,
                  drafts: check.data.open_drafts,
                })}
          </Text>
          {check.data.violations.map((violation) => (
            <ViolationLine key={`${violation.fingerprint}${violation.recordId}`} violation={violation} />
          ))}
        </section>
      ) : null}
    </>
  );
}

function ViolationLine({ violation }: { readonly violation: CheckedViolation }) {
  const { t } = useTranslation();
  return (
    <div className="violation">
      <strong className={`class-${violation.ruleClass}`}>{t(`check.${violation.ruleClass}`)}</strong>
      <span>{violation.rule}</span>
      <span>
        {ruleMessage(currentLanguage(), violation, { moneyUnit: 'wanYuan' })}
        {violation.explanation === null ? null : (
          <span className="quiet"> {t('check.explained', { text: violation.explanation })}</span>
        )}
      </span>
    </div>
  );
}

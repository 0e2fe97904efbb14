import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormId } from '../../../db/domain/options.ts';
import type { Period } from '../../../db/domain/period.ts';
import { newId } from '../../api/new-id.ts';
import { useSaveRecords } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';

/** One key for what a year's report leaves empty: every form without a record is declared nil. */
export function DeclareRest(props: { readonly forms: readonly FormId[]; readonly period: Period }) {
  const { t } = useTranslation();
  const { forms, period } = props;
  const save = useSaveRecords();
  const declare = (): void =>
    save.mutate({
      changes: forms.map((form) => ({
        type: 'declaration',
        id: newId(),
        base_revision: null,
        values: { form, period, kind: 'nil' },
      })),
      why: null,
    });
  return (
    <div className="declare-rest">
      <Button size="xs" variant="default" loading={save.isPending} onClick={declare}>
        {t('check.declareRest', { count: forms.length })}
      </Button>
      <Text size="sm" className="quiet">
        {t('check.declareRestHint')}
      </Text>
      {save.isError ? (
        <Alert color="red" role="alert">
          {failureWords(save.error)}
        </Alert>
      ) : null}
    </div>
  );
}

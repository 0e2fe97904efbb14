import { Alert, Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../failure-words.ts';

interface Query<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  refetch(): unknown;
}

/** Draws what was read; until then says so, and when it cannot be read says why and offers to try again. */
export function Loaded<T>(props: { readonly query: Query<T>; readonly children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  const { data, error } = props.query;
  if (data !== undefined) return props.children(data);
  if (error === null)
    return (
      <Text role="status" className="quiet">
        {t('loading')}
      </Text>
    );
  return (
    <Alert color="red" role="alert" title={failureWords(error)}>
      <Button size="xs" onClick={() => props.query.refetch()}>
        {t('tryAgain')}
      </Button>
    </Alert>
  );
}

import { Alert, Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { readEverythingAnew } from '../../api/safety.ts';
import { failureWords } from '../../ui/failure-words.ts';

/** A new ledger where the data file is lost: the last of the ways out, and asked about. */
export function BeginAnew({ isWaiting }: { readonly isWaiting: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const begin = useMutation({
    mutationFn: async () => {
      await call('rescue.begin', {});
      await readEverythingAnew(queries);
    },
  });
  return (
    <>
      {isAsked ? (
        <Text size="sm">{t('safety.rescue.beginWords')}</Text>
      ) : (
        <Text size="sm" className="quiet">
          {t('safety.rescue.beginHint')}
        </Text>
      )}
      <div className="safety-actions">
        {isAsked ? (
          <>
            <Button size="xs" autoFocus onClick={() => setAsked(false)}>
              {t('safety.rescue.beginNot')}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={isWaiting || begin.isPending}
              onClick={() => begin.mutate()}
            >
              {t('safety.rescue.beginNow')}
            </Button>
          </>
        ) : (
          <Button size="xs" variant="default" disabled={isWaiting} onClick={() => setAsked(true)}>
            {t('safety.rescue.begin')}
          </Button>
        )}
      </div>
      {begin.isError ? (
        <Alert color="red" role="alert">
          {failureWords(begin.error)}
        </Alert>
      ) : null}
    </>
  );
}

import { Alert, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOwn } from '../../api/client.ts';
import { failureWords } from '../failure-words.ts';

/** Removes the sample data once that was asked for twice: what was tried out in them is gone. */
export function RemoveSample(props: { readonly onRemoved: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () => callOwn('sample.remove', {}),
    onSuccess: () => {
      setAsking(false);
      props.onRemoved();
    },
  });
  if (!asking) {
    return (
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('sample.remove')}
      </Button>
    );
  }
  return (
    <span className="sample-ask">
      <Text size="sm" component="span">
        {t('sample.removeAsk')}
      </Text>
      <Button size="xs" color="red.9" loading={removing.isPending} onClick={() => removing.mutate()}>
        {t('sample.removeYes')}
      </Button>
      <Button size="xs" variant="default" onClick={() => setAsking(false)}>
        {t('page.cancel')}
      </Button>
      {removing.isError ? (
        <Alert color="red" role="alert">
          {failureWords(removing.error)}
        </Alert>
      ) : null}
    </span>
  );
}

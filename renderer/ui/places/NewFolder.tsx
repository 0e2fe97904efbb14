import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hostContract } from '../../../db/domain/host-contract.ts';
import { hostCall } from '../../api/client.ts';
import { failureWords } from '../failure-words.ts';
import type { Step } from './wanted.ts';

/** Makes a folder in the one that is shown, and opens it. */
export function NewFolder(props: { readonly folder: Step; readonly onMade: (made: Step) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const input = { token: props.folder.token, name: name?.trim() ?? '' };
  // The host's own schema says what a folder may be called.
  const isName = hostContract['files.makeFolder'].input.safeParse(input).success;
  const make = useMutation({
    mutationFn: () => hostCall('files.makeFolder', input),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['places', props.folder.token] });
      props.onMade(made);
    },
  });
  if (name === null) {
    return (
      <Button variant="default" onClick={() => setName('')}>
        {t('places.newFolder')}
      </Button>
    );
  }
  return (
    <form
      className="place-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (isName && !make.isPending) make.mutate();
      }}
    >
      <TextInput
        data-autofocus
        ref={(box) => {
          if (box !== null && name === '') box.focus();
        }}
        aria-label={t('places.newName')}
        placeholder={t('places.newName')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => {
          make.reset();
          setName(event.currentTarget.value);
        }}
        error={make.isError ? failureWords(make.error) : name === '' || isName ? null : t('places.badName')}
      />
      <Button type="submit" variant="default" loading={make.isPending}>
        {t('places.make')}
      </Button>
    </form>
  );
}

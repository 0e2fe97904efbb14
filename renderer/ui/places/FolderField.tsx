import { Button, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, hostCall } from '../../api/client.ts';
import { failureWords } from '../failure-words.ts';
import { useChooser } from './use-chooser.tsx';

/** A folder that was found to be there and to take files. */
export interface TriedFolder {
  readonly token: string;
  readonly path: string;
}

/**
 * A folder that files are put into: its path is typed or pasted, or it is looked for. It is tried at once, and what is wrong
 * with it is said; the text stays as it was typed.
 */
export function FolderField(props: {
  readonly label: string;
  readonly description?: ReactNode;
  /** The folder as it stands; null: none. */
  readonly path: string | null;
  /** Called with a folder that can be used, or with null when the field was emptied. @throws what is said at the field */
  readonly onTake: (folder: TriedFolder | null) => Promise<void>;
}) {
  const { t } = useTranslation();
  const { path, onTake } = props;
  const [text, setText] = useState(path ?? '');
  const shown = useRef(path ?? '');
  const chooser = useChooser();
  useEffect(() => {
    shown.current = path ?? '';
    setText(path ?? '');
  }, [path]);
  const taking = useMutation({
    mutationFn: async (token: string | null) => {
      if (token === null) return onTake(null);
      const tried = await call('session.tryFolder', { folder: token });
      setText(tried.path);
      shown.current = tried.path;
      await onTake({ token, path: tried.path });
    },
  });
  const typed = useMutation({
    mutationFn: async () => {
      const given = text.trim();
      if (given === shown.current) return;
      const place = given === '' ? null : await hostCall('files.typedFolder', { path: given });
      await taking.mutateAsync(place?.token ?? null);
    },
  });
  const browse = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      if (picked === null) return;
      typed.reset();
      await taking.mutateAsync(picked.token);
    },
  });
  const busy = taking.isPending || typed.isPending;
  const error = typed.error ?? browse.error;
  const isGood = !busy && error === null && text !== '' && text === shown.current;
  return (
    <div className="folder-field">
      <TextInput
        label={props.label}
        description={props.description}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        placeholder={t('places.pathPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={4000}
        value={text}
        error={error === null ? null : failureWords(error)}
        // Beside the field itself, whatever is said under it.
        inputContainer={(input) => (
          <div className="folder-input">
            {input}
            <Button variant="default" loading={busy} onClick={() => browse.mutate()}>
              {t('places.browse')}
            </Button>
          </div>
        )}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          typed.reset();
          browse.reset();
        }}
        onBlur={() => typed.mutate()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          typed.mutate();
        }}
      />
      <Text role="status" size="sm" className="folder-state">
        {busy ? t('places.trying') : isGood ? `✓ ${t('places.usable')}` : ''}
      </Text>
      {chooser.panel}
    </div>
  );
}

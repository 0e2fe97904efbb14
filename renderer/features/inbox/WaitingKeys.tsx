import { Alert, Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signerOf } from '../../../db/domain/found-signer.ts';
import type { FoundFile, InboxState } from '../../../db/domain/inbox-answers.ts';
import { spokenKey } from '../../../db/domain/spoken-key.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

interface WaitingKey {
  readonly unit: { readonly code: string; readonly name: string };
  readonly public_key: string;
  readonly files: readonly FoundFile[];
  /** Computers of the unit that are confirmed already. */
  readonly known: number;
}

/** Installations whose signature nobody has confirmed, each once. */
function waitingKeys({ rows, others }: InboxState): readonly WaitingKey[] {
  const found = new Map<string, WaitingKey>();
  for (const file of [...rows.flatMap(({ waiting }) => waiting), ...others]) {
    const signer = signerOf(file);
    if ((file.kind !== 'unknownKey' && file.kind !== 'withdrawnKey') || signer === null) continue;
    const { unit, public_key } = signer;
    const key = `${unit.code} ${public_key}`;
    const before = found.get(key);
    found.set(key, { unit, public_key, files: [...(before?.files ?? []), file], known: file.known.length });
  }
  return [...found.values()];
}

/** Whose computers signed what lies in the folder: confirmed once by a person. First computers are chosen already. */
export function WaitingKeys(props: {
  readonly state: InboxState;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onTrust: (keys: readonly { readonly public_key: string; readonly unit: string }[]) => void;
}) {
  const { t } = useTranslation();
  const keys = waitingKeys(props.state);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  if (keys.length === 0) return null;
  const several = new Set(
    keys
      .filter((one) => keys.filter(({ unit }) => unit.code === one.unit.code).length > 1)
      .map(({ unit }) => unit.code),
  );
  // A second computer, or two at once, is what somebody else would come with: that is chosen by hand only.
  const isPlain = ({ unit, known, files }: WaitingKey): boolean =>
    known === 0 && !several.has(unit.code) && files.every(({ kind }) => kind === 'unknownKey');
  const isChosen = (one: WaitingKey): boolean => isPlain(one) !== turned.has(one.public_key);
  const chosen = keys.filter(isChosen);
  const turn = (key: string): void => {
    const next = new Set(turned);
    if (!next.delete(key)) next.add(key);
    setTurned(next);
  };
  const columns: readonly TableColumn<WaitingKey>[] = [
    {
      key: 'unit',
      label: t('inbox.unit'),
      show: (one) => (
        <label className="key-choice">
          <input
            type="checkbox"
            aria-label={t('inbox.chooseKey', { unit: one.unit.name })}
            checked={isChosen(one)}
            onChange={() => turn(one.public_key)}
          />
          {one.unit.name}
        </label>
      ),
    },
    { key: 'key', label: t('inbox.key'), show: (one) => <code>{spokenKey(one.public_key)}</code> },
    {
      key: 'known',
      label: t('inbox.flags'),
      show: (one) =>
        one.known === 0 ? (
          t('inbox.firstKey')
        ) : (
          <strong className="has-soft">{t('inbox.otherKey', { count: one.known })}</strong>
        ),
    },
    {
      key: 'file',
      label: t('inbox.file'),
      show: (one) => <span className="wrapped">{one.files.map(({ file }) => file).join('、')}</span>,
    },
  ];
  return (
    <section className="sheet inbox-keys" aria-label={t('inbox.waitingTitle')}>
      <Title order={2}>{t('inbox.waitingTitle')}</Title>
      <p className="quiet">{t('inbox.waitingHint')}</p>
      <LedgerTable
        label={t('inbox.waitingTitle')}
        columns={columns}
        rows={keys}
        rowKey={(one) => `${one.unit.code} ${one.public_key}`}
      />
      {props.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(props.error)}
        </Alert>
      )}
      <Button
        size="xs"
        loading={props.busy}
        disabled={chosen.length === 0}
        onClick={() => props.onTrust(chosen.map(({ public_key, unit }) => ({ public_key, unit: unit.code })))}
      >
        {t('inbox.trust', { count: chosen.length })}
      </Button>
    </section>
  );
}

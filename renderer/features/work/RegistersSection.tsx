import { Alert, Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenRegisters } from '../../../db/domain/part-answers.ts';
import { call } from '../../api/client.ts';
import { readEverythingAnew } from '../../api/safety.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Progress } from '../../ui/page/Progress.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { Counts, useCountWords } from './Counts.tsx';
import { KeyNotice } from './KeyNotice.tsx';

/** A department: the registers that its forms stand on, from the lead office, and the way to hand its part in. */
export function RegistersSection() {
  const { t } = useTranslation();
  const chooser = useChooser();
  const queries = useQueryClient();
  const countWords = useCountWords();
  const [looked, setLooked] = useState<{ token: string; found: TakenRegisters } | null>(null);
  const [trusted, setTrusted] = useState(false);
  const taking = useMutation({
    mutationFn: async (token: string) => {
      const done = await call('parts.registers', { file: token, confirm: true });
      setLooked(null);
      await readEverythingAnew(queries);
      return done;
    },
  });
  const load = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['work']);
      if (picked === null) return;
      taking.reset();
      setTrusted(false);
      const found = await call('parts.registers', { file: picked.token, confirm: false });
      setLooked({ token: picked.token, found });
    },
  });
  const error = load.error ?? taking.error;
  const isReady = (looked?.found.key === 'known' || trusted) && !taking.isPending;
  return (
    <section className="record-section" aria-label={t('work.parts')}>
      <Title order={2}>{t('work.parts')}</Title>
      <p className="quiet work-hint">{t('work.registersHint')}</p>
      <div className="work-actions">
        <Button size="xs" variant="default" onClick={() => load.mutate()}>
          {t('work.loadRegisters')}
        </Button>
      </div>
      {load.isPending && chooser.panel === null ? <Progress text={t('work.loading')} part={null} /> : null}
      {error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(error)}
        </Alert>
      )}
      {taking.data === undefined ? null : (
        <p role="status" className="work-said">
          ✓ {t('work.registersTaken', { what: countWords(taking.data.counts) ?? t('work.mergedNothing') })}
        </p>
      )}
      {looked === null ? null : (
        <section className="sheet work-file" aria-label={looked.found.file}>
          <Title order={3}>{looked.found.file}</Title>
          <Counts counts={looked.found.counts} />
          {looked.found.key === 'new' ? (
            <KeyNotice fingerprint={looked.found.fingerprint} trusted={trusted} onTrust={setTrusted} />
          ) : null}
          <div className="work-actions">
            <Button
              aria-disabled={!isReady}
              {...(isReady ? {} : { 'data-disabled': true })}
              onClick={() => (isReady ? taking.mutate(looked.token) : undefined)}
            >
              {t('work.importPart')}
            </Button>
            <Button variant="default" onClick={() => setLooked(null)}>
              {t('work.notImport')}
            </Button>
          </div>
        </section>
      )}
      <p className="work-hint">
        {t('work.ownPart')}{' '}
        <Link to="/report" className="table-link">
          {t('work.toReport')}
        </Link>
      </p>
      {chooser.panel}
    </section>
  );
}

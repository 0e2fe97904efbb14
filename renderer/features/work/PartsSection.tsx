import { Alert, Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { PartPreview } from '../../../db/domain/part-answers.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { readEverythingAnew } from '../../api/safety.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Progress } from '../../ui/page/Progress.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { ChangeList } from './ChangeList.tsx';
import { Counts, useCountWords } from './Counts.tsx';
import { FormOwners } from './FormOwners.tsx';
import { KeyNotice } from './KeyNotice.tsx';

/** The lead office: parts of its departments, and whose each form is. */
export function PartsSection() {
  const { t } = useTranslation();
  const chooser = useChooser();
  const queries = useQueryClient();
  const countWords = useCountWords();
  const { money_unit } = useSession();
  const [looked, setLooked] = useState<{ token: string; preview: PartPreview } | null>(null);
  const language = currentLanguage();
  const taking = useMutation({
    mutationFn: async ({ token, preview }: { token: string; preview: PartPreview }) => {
      const { counts } = await call('parts.import', { file: token, plan: preview.plan ?? '', trust: true });
      setLooked(null);
      await readEverythingAnew(queries);
      return { department: preview.department, counts };
    },
  });
  const load = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['xlsx']);
      if (picked === null) return;
      taking.reset();
      const preview = await call('parts.preview', { file: picked.token, language, money_unit });
      setLooked({ token: picked.token, preview });
    },
  });
  const error = load.error ?? taking.error;
  return (
    <section className="record-section" aria-label={t('work.parts')}>
      <Title order={2}>{t('work.parts')}</Title>
      <p className="quiet work-hint">{t('work.partsHint')}</p>
      <div className="work-actions">
        <Button size="xs" variant="default" onClick={() => load.mutate()}>
          {t('work.loadPart')}
        </Button>
      </div>
      {load.isPending && chooser.panel === null ? <Progress text={t('work.loading')} part={null} /> : null}
      {taking.data === undefined ? null : (
        <p role="status" className="work-said">
          ✓{' '}
          {t('work.imported', {
            department: taking.data.department,
            what: countWords(taking.data.counts) ?? t('work.mergedNothing'),
          })}
        </p>
      )}
      {error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(error)}
        </Alert>
      )}
      {looked === null ? null : (
        <PartView
          key={looked.token}
          preview={looked.preview}
          isTaking={taking.isPending}
          onTake={() => taking.mutate(looked)}
          onLeave={() => setLooked(null)}
        />
      )}
      <FormOwners />
      {chooser.panel}
    </section>
  );
}

function PartView(props: {
  readonly preview: PartPreview;
  readonly isTaking: boolean;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  const [trusted, setTrusted] = useState(false);
  const { preview } = props;
  const { department, version, counts, missing, edited } = preview;
  const language = currentLanguage();
  const { forms } = localeOf(language);
  const period = formatPeriod(preview.period, language);
  const isReady = preview.plan !== null && (preview.key !== 'new' || trusted) && !props.isTaking;
  return (
    <section className="sheet work-file" aria-label={preview.file}>
      <header className="work-file-head">
        <Title order={3}>{t('work.part', { department, period, version })}</Title>
        <span className="quiet">
          {t('work.partForms', { forms: preview.forms.map((form) => forms[form].short).join('、') })}
        </span>
      </header>
      <Counts counts={counts} />
      {preview.known ? <p className="quiet">{t('work.partKnown')}</p> : null}
      {edited > 0 ? <Alert color="red">{t('work.edited', { count: edited })}</Alert> : null}
      {missing.length === 0 ? null : (
        <Alert color="red">
          {t('work.missing')}
          <ul>
            {missing.map(({ label }) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </Alert>
      )}
      {preview.key === 'new' ? (
        <KeyNotice fingerprint={preview.fingerprint} trusted={trusted} onTrust={setTrusted} />
      ) : null}
      <ChangeList changes={preview.changes} total={counts.add + counts.change + counts.void} />
      <div className="work-actions">
        <Button
          aria-disabled={!isReady}
          {...(isReady ? {} : { 'data-disabled': true })}
          onClick={() => (isReady ? props.onTake() : undefined)}
        >
          {t('work.importPart')}
        </Button>
        <Button variant="default" onClick={props.onLeave}>
          {t('work.notImport')}
        </Button>
      </div>
      {props.isTaking ? <Progress text={t('work.merging')} part={null} /> : null}
    </section>
  );
}

import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../db/domain/locale/locale.ts';
import type { SecondFolder } from '../../../db/domain/safety-answers.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';

/** The stick or disk that backups are copied to; one that is not connected is said calmly. */
export function SecondPlace(props: { readonly second: SecondFolder | null; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const { second, onChanged } = props;
  const chooser = useChooser();
  const choose = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      if (picked !== null) await call('backup.second', { folder: picked.token });
    },
    onSettled: onChanged,
  });
  const drop = useMutation({
    mutationFn: () => call('backup.second', { folder: null }),
    onSettled: onChanged,
  });
  const error = choose.error ?? drop.error;
  return (
    <>
      {second === null ? (
        <span className="quiet">{t('safety.secondNone')}</span>
      ) : (
        <>
          <output className="folder-path">{second.path}</output>
          <State second={second} />
        </>
      )}
      <Button
        size="compact-xs"
        variant="default"
        loading={choose.isPending && chooser.panel === null}
        onClick={() => choose.mutate()}
      >
        {t(second === null ? 'safety.secondChoose' : 'safety.secondChange')}
      </Button>
      {second === null ? null : (
        <Button size="compact-xs" variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
          {t('safety.secondDrop')}
        </Button>
      )}
      {error === null ? null : (
        <Alert color="red" role="alert" className="safety-said">
          {failureWords(error)}
        </Alert>
      )}
      {chooser.panel}
    </>
  );
}

function State({ second: { is_there, behind, failure } }: { readonly second: SecondFolder }) {
  const { t } = useTranslation();
  if (!is_there) return <span className="quiet">{t('safety.secondGone')}</span>;
  if (failure !== null) {
    return (
      <span>
        {t('safety.secondFailed')}
        {failureText(currentLanguage(), failure)}
      </span>
    );
  }
  return behind === 0 ? (
    <StateBadge kind="good" text={t('safety.secondThere')} />
  ) : (
    <StateBadge kind="neutral" text={t('safety.secondBehind', { count: behind ?? 0 })} />
  );
}

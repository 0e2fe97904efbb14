import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { usePlaceReport } from './use-submitting.ts';

/** Puts the file of a filed report into a folder again: the shared one, or another, a stick for instance. */
export function PlaceAgain(props: { readonly reportId: string; readonly compact?: boolean }) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const chooser = useChooser();
  const place = usePlaceReport();
  /** Name of the folder that was asked for last. */
  const [into, setInto] = useState('');
  const elsewhere = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      if (picked === null) return;
      setInto(picked.name);
      place.start({ report_id: props.reportId, folder: picked.token });
    },
  });
  const size = props.compact === true ? 'compact-xs' : 'xs';
  return (
    <span className="place-again">
      {shared_folder === null ? null : (
        <Button
          size={size}
          variant="default"
          loading={place.isPending}
          onClick={() => {
            setInto(shared_folder);
            place.start({ report_id: props.reportId, folder: null });
          }}
        >
          {t('report.placeAgain')}
        </Button>
      )}
      <Button size={size} variant="default" loading={place.isPending} onClick={() => elsewhere.mutate()}>
        {t('report.placeElsewhere')}
      </Button>
      {place.isSuccess ? (
        <span role="status" className="place-answer">
          ✓{' '}
          {t(place.data.created ? 'report.placedInto' : 'report.liesIn', {
            file: place.data.file,
            folder: into,
          })}
          {place.data.without.length === 0 ? null : (
            <strong> {t('attachments.without', { files: place.data.without.join(', ') })}</strong>
          )}
        </span>
      ) : null}
      {place.isError || elsewhere.isError ? (
        <Alert color="red" role="alert">
          {failureWords(place.error ?? elsewhere.error)}
        </Alert>
      ) : null}
      {chooser.panel}
    </span>
  );
}

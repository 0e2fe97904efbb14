import { Alert, Anchor, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../db/domain/failure.ts';
import { failureText } from '../../../db/domain/locale/locale.ts';
import { useSession, useSettings } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useChooser } from '../../ui/places/use-chooser.tsx';

export const chooseFolderId = 'choose-folder';

/** The folder that the file goes into; what is chosen is remembered. */
export function FolderRow(props: { readonly failure: Failure | null; readonly onChosen: () => void }) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const settings = useSettings();
  const chooser = useChooser();
  const choose = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      if (picked === null) return;
      await settings.mutateAsync({ shared_folder: picked.token });
      props.onChosen();
    },
  });
  return (
    <div className="folder-row">
      <span className="folder-label">{t('report.folder')}</span>
      {shared_folder === null ? (
        <span className="quiet">{t('report.noFolder')}</span>
      ) : (
        <output className="folder-path">{shared_folder}</output>
      )}
      <Button size="xs" variant="default" id={chooseFolderId} onClick={() => choose.mutate()}>
        {t(shared_folder === null ? 'report.chooseFolder' : 'report.changeFolder')}
      </Button>
      <Anchor component={Link} to="/settings" size="sm">
        {t('report.typeFolder')}
      </Anchor>
      {props.failure === null ? null : (
        <Alert color="red" role="alert" className="folder-failure">
          {failureText(currentLanguage(), props.failure)}
        </Alert>
      )}
      {choose.isError ? (
        <Alert color="red" role="alert" className="folder-failure">
          {failureWords(choose.error)}
        </Alert>
      ) : null}
      {chooser.panel}
    </div>
  );
}

import { Alert, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlacedList } from '../../../db/domain/answers.ts';
import { useSession } from '../../api/queries.ts';
import { failureWords } from '../failure-words.ts';
import { useChooser } from './use-chooser.tsx';

/** Writes an Excel file into the shared folder or into another one, and says what it is called. */
export function ExportButton(props: {
  readonly label: string;
  /** @param folder token of the chosen folder; null: the shared one */
  readonly write: (folder: string | null) => Promise<PlacedList>;
}) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const chooser = useChooser();
  const writing = useMutation({
    mutationFn: async (elsewhere: boolean) => {
      if (!elsewhere) return props.write(null);
      const picked = await chooser.pickFolder();
      return picked === null ? null : props.write(picked.token);
    },
  });
  return (
    <span className="export">
      {shared_folder === null ? (
        <Button size="xs" variant="default" loading={writing.isPending} onClick={() => writing.mutate(true)}>
          {props.label}
        </Button>
      ) : (
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <Button size="xs" variant="default" loading={writing.isPending}>
              {props.label}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => writing.mutate(false)}>
              {t('records.excelInto', { folder: shared_folder })}
            </Menu.Item>
            <Menu.Item onClick={() => writing.mutate(true)}>{t('records.excelFolder')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {writing.data == null ? null : (
        <span role="status" className="export-answer">
          ✓ {t('records.exported', { rows: writing.data.rows, file: writing.data.file })}
        </span>
      )}
      {writing.isError ? (
        <Alert color="red" role="alert">
          {failureWords(writing.error)}
        </Alert>
      ) : null}
      {chooser.panel}
    </span>
  );
}

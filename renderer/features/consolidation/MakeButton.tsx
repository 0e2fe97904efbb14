import { Alert, Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../db/domain/contract.ts';
import { sayNothing, useSession } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Progress } from '../../ui/page/Progress.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import type { Making } from './use-making.ts';

/** Makes the consolidation and its workbook, in the shared folder or another one, or without a file. */
export function MakeButton(props: {
  readonly making: Making;
  /** Of what; null where nothing is chosen. */
  readonly order: Omit<CallInput<'consolidation.make'>, 'folder' | 'file_name'> | null;
}) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const chooser = useChooser();
  const { making, order } = props;
  const start = (into: Pick<CallInput<'consolidation.make'>, 'folder'>): void => {
    if (order !== null) making.start({ ...order, ...into });
  };
  const elsewhere = async (): Promise<void> => {
    const picked = await chooser.pickFolder();
    if (picked !== null) start({ folder: picked.token });
  };
  return (
    <span className="export">
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button size="xs" disabled={making.part !== null || order === null}>
            {t('consolidation.make')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {shared_folder === null ? null : (
            <Menu.Item onClick={() => start({ folder: null })}>
              {t('consolidation.into', { folder: shared_folder })}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => void elsewhere().catch(sayNothing)}>
            {t('consolidation.elsewhere')}
          </Menu.Item>
          <Menu.Item onClick={() => start({})}>{t('consolidation.makeOnly')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {chooser.panel}
    </span>
  );
}

/** How far it is, with the way to give it up; then what came of it. */
export function MakingNotice({ making }: { readonly making: Making }) {
  const { t } = useTranslation();
  if (making.part !== null)
    return <Progress text={t('consolidation.making')} part={making.part} onCancel={making.cancel} />;
  if (making.error !== null)
    return (
      <Alert color="red" role="alert">
        {failureWords(making.error)}
      </Alert>
    );
  if (making.cancelled)
    return (
      <p role="status" className="quiet">
        {t('consolidation.given')}
      </p>
    );
  if (making.made === null) return null;
  const { consolidation, path } = making.made;
  const { version } = consolidation;
  return (
    <p role="status" className="consolidation-made">
      ✓{' '}
      {path === null
        ? t('consolidation.madeOnly', { version })
        : t('consolidation.made', { version, file: path })}
    </p>
  );
}

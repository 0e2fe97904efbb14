import { Alert, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedList } from '../../../db/domain/answers.ts';
import type { FileFormat } from '../../../db/domain/export-calls.ts';
import { useSession } from '../../api/queries.ts';
import { failureWords } from '../failure-words.ts';
import { useChooser } from './use-chooser.tsx';

/** Writes a file into the shared folder or into another one, and says what it is called. */
export function ExportButton(props: {
  readonly label: string;
  /** Offers a CSV file of the same beside the Excel file. */
  readonly csv?: boolean;
  /** Each time it grows the focus comes here, and Enter writes at once: into the shared folder where one is set. */
  readonly enterWrites?: number;
  /** @param folder token of the chosen folder; null: the shared one */
  readonly write: (folder: string | null, format: FileFormat) => Promise<PlacedList>;
}) {
  const { t } = useTranslation();
  const chooser = useChooser();
  const { shared_folder } = useSession();
  const box = useRef<HTMLSpanElement>(null);
  const { enterWrites } = props;
  useEffect(() => {
    if (enterWrites !== undefined && enterWrites > 0) box.current?.querySelector('button')?.focus();
  }, [enterWrites]);
  const writing = useMutation({
    mutationFn: async ({ elsewhere, format }: Wanted) => {
      if (!elsewhere) return props.write(null, format);
      const picked = await chooser.pickFolder();
      return picked === null ? null : props.write(picked.token, format);
    },
  });
  const busy = writing.isPending ? writing.variables.format : null;
  const place = (format: FileFormat) => (elsewhere: boolean) => writing.mutate({ elsewhere, format });
  return (
    <span ref={box} className="export">
      <PlaceButton
        label={props.label}
        loading={busy === 'xlsx'}
        onPlace={place('xlsx')}
        {...(enterWrites === undefined ? {} : { onEnter: () => place('xlsx')(shared_folder === null) })}
      />
      {props.csv === true ? (
        <PlaceButton label={t('records.csv')} loading={busy === 'csv'} onPlace={place('csv')} />
      ) : null}
      {writing.data == null ? null : (
        <span role="status" className="export-answer">
          ✓ {t('records.exported', { rows: writing.data.rows, file: writing.data.file })}
          {writing.variables.format === 'csv' ? <span className="quiet">{t('records.csvHint')}</span> : null}
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

interface Wanted {
  readonly elsewhere: boolean;
  readonly format: FileFormat;
}

/** Where a shared folder is set, a menu of it and another; else it asks at once. */
function PlaceButton(props: {
  readonly label: string;
  readonly loading: boolean;
  readonly onPlace: (elsewhere: boolean) => void;
  /** In the place of the menu, for the key alone. */
  readonly onEnter?: () => void;
}) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const { label, loading, onPlace, onEnter } = props;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || onEnter === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onEnter();
  };
  if (shared_folder === null)
    return (
      <Button size="xs" variant="default" loading={loading} onKeyDown={press} onClick={() => onPlace(true)}>
        {label}
      </Button>
    );
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button size="xs" variant="default" loading={loading} onKeyDownCapture={press}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPlace(false)}>
          {t('records.excelInto', { folder: shared_folder })}
        </Menu.Item>
        <Menu.Item onClick={() => onPlace(true)}>{t('records.excelFolder')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

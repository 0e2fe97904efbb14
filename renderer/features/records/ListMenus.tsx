import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  CloseButton,
  Group,
  Popover,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { sayNothing } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { defaultColumns, moved, possibleColumns, switched } from '../../ui/records/default-columns.ts';
import type { ListViewState } from './use-list-view.ts';

/** Which columns stand in the list, and in which order. */
export function ColumnChooser(props: {
  readonly type: RecordType;
  readonly columns: readonly string[];
  readonly onColumns: (columns: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { type, columns, onColumns } = props;
  const language = currentLanguage();
  const hidden = possibleColumns(type).filter((name) => !columns.includes(name));
  return (
    <Popover position="bottom-end" trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button size="xs" variant="default">
          {t('records.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="column-chooser" aria-label={t('records.columns')}>
          {[...columns, ...hidden].map((name) => {
            const at = columns.indexOf(name);
            const label = fieldLabel(language, type, name);
            return (
              <li key={name}>
                <Checkbox
                  size="xs"
                  label={label}
                  checked={at >= 0}
                  disabled={at >= 0 && columns.length === 1}
                  onChange={() => onColumns(switched(type, columns, name))}
                />
                {at < 0 ? null : (
                  <span className="column-moves">
                    <ActionIcon
                      size="xs"
                      variant="subtle"
                      aria-label={t('records.moveUp', { name: label })}
                      disabled={at === 0}
                      onClick={() => onColumns(moved(columns, name, -1))}
                    >
                      ↑
                    </ActionIcon>
                    <ActionIcon
                      size="xs"
                      variant="subtle"
                      aria-label={t('records.moveDown', { name: label })}
                      disabled={at === columns.length - 1}
                      onClick={() => onColumns(moved(columns, name, 1))}
                    >
                      ↓
                    </ActionIcon>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <Button size="compact-xs" variant="subtle" onClick={() => onColumns(defaultColumns(type))}>
          {t('records.allColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Views that were kept under a name: type, filter, order and columns together. */
export function ViewMenu({ state }: { readonly state: ListViewState }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const keeping = useMutation({ mutationFn: state.keep });
  const dropping = useMutation({ mutationFn: state.drop });
  const kept = Object.entries(state.views?.kept[state.type] ?? {});
  const error = keeping.error ?? dropping.error;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={300}
      position="bottom-end"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button size="xs" variant="default" onClick={() => setOpen(!open)}>
          {t('records.views')}
          {kept.length === 0 ? null : ` (${kept.length})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {kept.length === 0 ? <p className="quiet view-hint">{t('records.noViews')}</p> : null}
        <ul className="view-list" aria-label={t('records.views')}>
          {kept.map(([viewName, view]) => (
            <li key={viewName}>
              <UnstyledButton
                className="view-name"
                onClick={() => {
                  state.show(view);
                  setOpen(false);
                }}
              >
                {viewName}
              </UnstyledButton>
              <CloseButton
                size="xs"
                aria-label={t('records.dropView', { name: viewName })}
                onClick={() => dropping.mutate(viewName)}
              />
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const given = name.trim();
            if (given === '' || keeping.isPending) return;
            void keeping.mutateAsync(given).then(() => {
              setName('');
              setOpen(false);
            }, sayNothing);
          }}
        >
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              size="xs"
              label={t('records.viewName')}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button size="xs" type="submit" disabled={name.trim() === ''} loading={keeping.isPending}>
              {t('records.keepView')}
            </Button>
          </Group>
        </form>
        {error === null ? null : (
          <Alert color="red" role="alert">
            {failureWords(error)}
          </Alert>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

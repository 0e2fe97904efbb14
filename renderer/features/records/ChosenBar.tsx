import { Alert, Button, Group, Popover, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { sayNothing, useSaveRecords } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';

/** What can be done with the chosen rows at once: void or restore them with a reason, copy them, write them into Excel. */
export function ChosenBar(props: {
  readonly type: RecordType;
  readonly chosen: readonly AnyRecord[];
  readonly onCopy: () => Promise<void>;
  readonly onNone: () => void;
  /** The button for Excel. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { type, chosen } = props;
  const [copied, setCopied] = useState(0);
  const live = chosen.filter(({ voided }) => !voided);
  const voided = chosen.filter((record) => record.voided);
  return (
    <section className="chosen-bar" aria-label={t('records.chosen', { count: chosen.length })}>
      <strong role="status">
        {copied === 0
          ? t('records.chosen', { count: chosen.length })
          : t('records.copied', { count: copied })}
      </strong>
      {live.length === 0 || type === 'report' ? null : (
        <ReasonButton type={type} records={live} voided onDone={props.onNone} />
      )}
      {voided.length === 0 || type === 'report' ? null : (
        <ReasonButton type={type} records={voided} voided={false} onDone={props.onNone} />
      )}
      <Button
        size="xs"
        variant="default"
        onClick={() => void props.onCopy().then(() => setCopied(chosen.length), sayNothing)}
      >
        {t('records.copy')}
      </Button>
      {props.children}
      <Button size="xs" variant="subtle" onClick={props.onNone}>
        {t('records.chooseNone')}
      </Button>
    </section>
  );
}

/** Voids or restores records in one save, after asking why. */
export function ReasonButton(props: {
  readonly type: RecordType;
  readonly records: readonly AnyRecord[];
  /** What they become. */
  readonly voided: boolean;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const { type, records, voided } = props;
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const saving = useSaveRecords();
  const save = (): void => {
    if (why.trim() === '' || saving.isPending) return;
    const changes = records.map(({ id, revision }) => ({
      type,
      id,
      base_revision: revision,
      values: {},
      voided,
    }));
    void saving.mutateAsync({ changes, why: why.trim() }).then(() => {
      setOpen(false);
      props.onDone();
    }, sayNothing);
  };
  return (
    <Popover
      width={380}
      opened={open}
      onChange={setOpen}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button size="xs" variant="default" onClick={() => setOpen(!open)}>
          {t(voided ? 'records.void' : 'records.restore')} ({records.length})
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextInput
            data-autofocus
            label={t(voided ? 'records.voidWhy' : 'records.restoreWhy')}
            value={why}
            maxLength={500}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          {saving.isError ? (
            <Alert color="red" role="alert">
              {failureWords(saving.error)}
            </Alert>
          ) : null}
          <Group gap="xs" mt="xs">
            <Button
              size="xs"
              type="submit"
              color={voided ? 'red.9' : 'celadon'}
              disabled={why.trim() === ''}
              loading={saving.isPending}
            >
              {t(voided ? 'page.voidConfirm' : 'records.restore')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen(false)}>
              {t('page.cancel')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

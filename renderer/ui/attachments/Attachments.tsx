import { Alert, Button, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttachmentKind, attachmentRoleOf, previewKinds } from '../../../db/domain/attachment.ts';
import type { AttachmentList } from '../../../db/domain/attachment-answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { hasSystemDialogs } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../failure-words.ts';
import { fileSize } from './file-size.ts';
import { PictureDialog } from './PictureDialog.tsx';
import { useAttachmentList, useAttachments } from './use-attachments.ts';

/**
 * The files kept with a record: a short list, with adding, opening, copying and removing. Nothing where the type takes no
 * files.
 */
export function Attachments(props: {
  readonly type: RecordType;
  readonly id: string;
  /** False while the record is not saved yet, or is voided. */
  readonly canAdd?: boolean;
  readonly title?: string;
}) {
  return attachmentRoleOf(props.type) === null ? null : <Box {...props} />;
}

function Box(props: Parameters<typeof Attachments>[0]) {
  const { t } = useTranslation();
  const { type, id, canAdd = true } = props;
  const list = useAttachmentList(type, id);
  const acts = useAttachments(type, id);
  const isScan = attachmentRoleOf(type) === 'sealedScan';
  const rows = list.data?.attachments ?? [];
  const name = isScan ? t('attachments.scanTitle') : t('attachments.title');
  const boxOf = t('attachments.boxOf', { type: typeLabel(currentLanguage(), type) });
  const addButton = useRef<HTMLButtonElement>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  // What was removed is gone with its button: the focus goes to what takes it back.
  const { removed } = acts;
  useEffect(() => {
    if (removed !== null) undoButton.current?.focus();
  }, [removed]);
  return (
    <section
      className="attachments"
      aria-label={props.title === undefined ? boxOf : `${name} · ${props.title}`}
      onKeyDown={(event) => {
        // Esc in what stands over the page closes that, not the form around it.
        if (acts.panel !== null || acts.picture !== null) event.stopPropagation();
      }}
    >
      <header className="attachments-head">
        <Title order={3}>
          {props.title ??
            (rows.length === 0 || isScan ? name : t('attachments.titleCount', { count: rows.length }))}
        </Title>
        {canAdd ? (
          <Button ref={addButton} size="compact-sm" variant="default" loading={acts.busy} onClick={acts.add}>
            {t(isScan ? 'attachments.addScan' : 'attachments.add')}
          </Button>
        ) : null}
      </header>
      {list.isPending ? <Text className="quiet">{t('attachments.loading')}</Text> : null}
      {list.isError ? (
        <Alert color="red" role="alert">
          {failureWords(list.error)}
        </Alert>
      ) : null}
      {list.data === undefined ? null : (
        <Rows list={list.data} acts={acts} canRemove={canAdd} isScan={isScan} />
      )}
      <div className="attachments-said" role="status">
        {acts.busy ? t('attachments.adding') : acts.said}
        {removed === null ? null : (
          <Button
            ref={undoButton}
            size="compact-xs"
            variant="default"
            onClick={() => {
              acts.restore();
              addButton.current?.focus();
            }}
          >
            {t('attachments.undoRemove')}
          </Button>
        )}
      </div>
      {acts.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(acts.error)}
        </Alert>
      )}
      {acts.panel}
      {acts.picture === null ? null : <PictureDialog picture={acts.picture} onClose={acts.closePicture} />}
    </section>
  );
}

function Rows(props: {
  readonly list: AttachmentList;
  readonly acts: ReturnType<typeof useAttachments>;
  readonly canRemove: boolean;
  readonly isScan: boolean;
}) {
  const { t } = useTranslation();
  const { list, acts, canRemove, isScan } = props;
  if (list.attachments.length === 0) {
    return (
      <Text size="sm" className="quiet">
        {t(isScan ? 'attachments.noScan' : 'attachments.none')}
        {canRemove && !isScan ? <span className="second-line">{t('attachments.limits')}</span> : null}
      </Text>
    );
  }
  return (
    <ul className="attachments-list">
      {list.attachments.map((attachment) => (
        <li key={attachment.id}>
          <Row
            attachment={attachment}
            missing={list.missing.includes(attachment.id)}
            acts={acts}
            canRemove={canRemove}
          />
        </li>
      ))}
    </ul>
  );
}

function Row(props: {
  readonly attachment: AnyRecord;
  readonly missing: boolean;
  readonly acts: ReturnType<typeof useAttachments>;
  readonly canRemove: boolean;
}) {
  const { t } = useTranslation();
  const { attachment, missing, acts } = props;
  const file = String(attachment.file_name);
  const kind = attachment.file_kind as AttachmentKind;
  const facts = [
    fileSize(Number(attachment.bytes)),
    instantWords(attachment.created_at),
    attachment.created_by,
  ];
  const button = (words: string, about: string, onClick: () => void) => (
    <Button size="compact-xs" variant="default" aria-label={about} onClick={onClick}>
      {words}
    </Button>
  );
  return (
    <>
      <span className="attachment-name">
        {file}
        <span className="second-line">
          {facts.filter((fact) => fact !== '').join(' · ')}
          {missing ? <strong className="attachment-lost"> · {t('attachments.lost')}</strong> : null}
        </span>
      </span>
      <span className="attachment-acts">
        {hasSystemDialogs() || previewKinds.has(kind)
          ? button(t('attachments.open'), t('attachments.openFile', { file }), () => acts.open(attachment))
          : null}
        {button(t('attachments.copy'), t('attachments.copyFile', { file }), () => acts.copy(attachment))}
        {props.canRemove
          ? button(t('attachments.remove'), t('attachments.removeFile', { file }), () =>
              acts.remove(attachment),
            )
          : null}
      </span>
    </>
  );
}

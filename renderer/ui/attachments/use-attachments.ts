import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { call, hasSystemDialogs, hostCall } from '../../api/client.ts';
import { useReadAgain, useSaveRecords } from '../../api/queries.ts';
import { useChooser } from '../places/use-chooser.tsx';

/** A picture that is being looked at. */
export interface ShownPicture {
  readonly file: string;
  readonly dataUrl: string;
}

/** The live attachments of a record. */
export function useAttachmentList(type: RecordType, id: string) {
  return useQuery({
    queryKey: ['attachments', type, id],
    queryFn: () => call('attachments.list', { type, id }),
  });
}

/** Number of live attachments of each record of a type; undefined until it is read. */
export function useAttachmentCounts(
  type: RecordType,
  enabled: boolean,
): Readonly<Record<string, number>> | undefined {
  const counts = useQuery({
    queryKey: ['attachments', 'counts', type],
    queryFn: () => call('attachments.counts', { type }),
    enabled,
  });
  return counts.data;
}

/** What can be done with a record's attachments; one thing at a time, and what came of it in words. */
export function useAttachments(type: RecordType, id: string) {
  const { t } = useTranslation();
  const readAgain = useReadAgain();
  const save = useSaveRecords();
  const chooser = useChooser();
  const [said, setSaid] = useState<string | null>(null);
  const [removed, setRemoved] = useState<AnyRecord | null>(null);
  const [picture, setPicture] = useState<ShownPicture | null>(null);
  const fileOf = (attachment: AnyRecord): string => String(attachment.file_name);

  const task = useMutation({
    mutationFn: (act: () => Promise<string | null>) => act(),
    onMutate: () => {
      setSaid(null);
      setRemoved(null);
    },
    onSuccess: setSaid,
  });
  const run = (act: () => Promise<string | null>): void => {
    if (!task.isPending) task.mutate(act);
  };
  const setVoided = (attachment: AnyRecord, voided: boolean) =>
    save.mutateAsync({
      changes: [
        { type: 'attachment', id: attachment.id, base_revision: attachment.revision, values: {}, voided },
      ],
      why: null,
    });

  return {
    said,
    removed,
    picture,
    panel: chooser.panel,
    busy: task.isPending && chooser.panel === null,
    error: task.error,
    closePicture: () => setPicture(null),
    add: () =>
      run(async () => {
        const picked = await chooser.pickFile(['attachment']);
        if (picked === null) return null;
        const { attachment, added } = await call('attachments.add', { type, id, file: picked.token });
        await readAgain();
        return t(added ? 'attachments.added' : 'attachments.already', { file: fileOf(attachment) });
      }),
    /** On the desktop with the system's program; else a picture is shown in the window. */
    open: (attachment: AnyRecord) =>
      run(async () => {
        const file = fileOf(attachment);
        if (hasSystemDialogs()) {
          const { opened } = await call('attachments.layOut', { id: attachment.id });
          await hostCall('files.open', { opened });
          return t('attachments.opened', { file });
        }
        const { data_url: dataUrl } = await call('attachments.preview', { id: attachment.id });
        setPicture({ file, dataUrl });
        return null;
      }),
    copy: (attachment: AnyRecord) =>
      run(async () => {
        const picked = await chooser.pickFolder();
        if (picked === null) return null;
        const { file, created } = await call('attachments.copy', {
          id: attachment.id,
          folder: picked.token,
        });
        return t(created ? 'attachments.copied' : 'attachments.copyThere', { file, folder: picked.name });
      }),
    remove: (attachment: AnyRecord) =>
      run(async () => {
        const { saved } = await setVoided(attachment, true);
        setRemoved(saved[0]?.record ?? null);
        return t('attachments.removed', { file: fileOf(attachment) });
      }),
    restore: () =>
      run(async () => {
        if (removed === null) return null;
        await setVoided(removed, false);
        return t('attachments.added', { file: fileOf(removed) });
      }),
  };
}

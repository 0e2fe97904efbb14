import { CloseButton, Title } from '@mantine/core';
import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPicture } from './use-attachments.ts';

/** A picture over the page; Esc closes it, and the focus goes back to where it was. */
export function PictureDialog(props: { readonly picture: ShownPicture; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { file, dataUrl } = props.picture;
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="panel-dialog picture-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header className="panel-dialog-head">
        <Title order={2} id={titleId}>
          {file}
        </Title>
        <CloseButton aria-label={t('page.close')} onClick={props.onClose} />
      </header>
      <img src={dataUrl} alt={t('attachments.picture', { file })} />
    </dialog>
  );
}

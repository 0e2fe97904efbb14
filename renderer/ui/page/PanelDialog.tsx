import { CloseButton, Title } from '@mantine/core';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A panel over the page, of the browser itself: the rest of the page is out of reach while it is open, Esc closes it, and
 * the focus goes back to where it was.
 */
export function PanelDialog(props: {
  readonly title: string;
  readonly className?: string;
  /** Something runs that is not to be walked away from: the ways out are closed. */
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`panel-dialog ${props.className ?? ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (props.busy !== true) props.onClose();
      }}
      // Keys pressed here are none of the page's.
      onKeyDown={(event) => event.stopPropagation()}
      onPaste={(event) => event.stopPropagation()}
      onBlur={(event) => event.stopPropagation()}
    >
      <header className="panel-dialog-head">
        <Title order={2} id={titleId}>
          {props.title}
        </Title>
        <CloseButton aria-label={t('page.close')} disabled={props.busy === true} onClick={props.onClose} />
      </header>
      {props.children}
    </dialog>
  );
}

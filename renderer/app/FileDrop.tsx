import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typeLabel } from '../../db/domain/locale/locale.ts';
import type { RecordType } from '../../db/domain/records/catalogue.ts';
import { offerDropped, readDrop } from '../api/dropped-file.ts';
import { currentLanguage } from '../locale/setup.ts';
import { dropOffer } from '../ui/places/drop-offer.ts';

/** What a file that is held over the page would be taken in as. */
interface Held {
  readonly type: RecordType | null;
}

/** The page takes what is dropped now: a dialog that is open is about something else. */
const offerNow = (): Held | undefined =>
  document.querySelector('[role="dialog"]') === null ? dropOffer() : undefined;

/**
 * Files dropped anywhere on a page that a workbook can be taken in from. Elsewhere a dropped file does nothing: left to
 * the browser, it would take the place of the page.
 */
export function FileDrop() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      const data = event.dataTransfer;
      if (data === null || !data.types.includes('Files')) return;
      event.preventDefault();
      const offer = offerNow();
      data.dropEffect = offer === undefined ? 'none' : 'copy';
      setHeld((before) => (before?.type === offer?.type && before !== null ? before : (offer ?? null)));
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHeld(null);
    };
    const drop = (event: DragEvent): void => {
      const data = event.dataTransfer;
      if (data === null || !data.types.includes('Files')) return;
      event.preventDefault();
      setHeld(null);
      const offer = offerNow();
      const dropped = offer === undefined ? null : readDrop(data, offer.type);
      if (dropped === null) return;
      offerDropped(dropped);
      void navigate({ to: '/import', search: dropped.type === null ? {} : { type: dropped.type } });
    };
    window.addEventListener('dragenter', over);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', over);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [navigate]);
  if (held === null) return null;
  return (
    <div className="file-drop" aria-hidden="true">
      <p>
        <strong>{t('import.dropHere')}</strong>
        <span className="quiet">
          {held.type === null
            ? t('import.dropAny')
            : t('import.dropAs', { type: typeLabel(currentLanguage(), held.type) })}
        </span>
      </p>
    </div>
  );
}

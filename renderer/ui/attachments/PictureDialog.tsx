import { useTranslation } from 'react-i18next';
import { PanelDialog } from '../page/PanelDialog.tsx';
import type { ShownPicture } from './use-attachments.ts';

/** A picture over the page; Esc closes it, and the focus goes back to where it was. */
export function PictureDialog(props: { readonly picture: ShownPicture; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { file, dataUrl } = props.picture;
  return (
    <PanelDialog title={file} className="picture-dialog" onClose={props.onClose}>
      <img src={dataUrl} alt={t('attachments.picture', { file })} />
    </PanelDialog>
  );
}

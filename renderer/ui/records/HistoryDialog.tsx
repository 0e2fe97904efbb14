import { useTranslation } from 'react-i18next';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { PanelDialog } from '../page/PanelDialog.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';

/** The key that opens the history of what has the cursor: a grid's row, a list's row, a form. */
export const historyKey = 'F4';

/** History of a row, over the page. */
export function HistoryDialog(props: {
  readonly type: RecordType;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { type, id, onClose } = props;
  return (
    <PanelDialog
      title={t('history.of', { type: typeLabel(currentLanguage(), type) })}
      className="history-dialog"
      onClose={onClose}
    >
      <HistoryPanel type={type} id={id} titled={false} />
    </PanelDialog>
  );
}

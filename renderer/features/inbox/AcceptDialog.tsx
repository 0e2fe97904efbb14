import { Alert, Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptedPackages, HeadlineName, InboxRow } from '../../../db/domain/inbox-answers.ts';
import { inboxWords } from '../../../db/domain/locale/inbox-words.ts';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney, sumFen } from '../../../db/domain/money.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';
import { headlineOf } from './row-order.ts';

/** What is about to be accepted, in one sum, and what must be confirmed first; nothing is accepted before this. */
export function AcceptDialog(props: {
  readonly rows: readonly InboxRow[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly answer: AcceptedPackages | undefined;
  readonly onAccept: (packages: readonly string[], confirmed: boolean) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { rows, answer } = props;
  const { money_unit } = useSession();
  const [confirmed, setConfirmed] = useState(false);
  const language = currentLanguage();
  const { reasons } = inboxWords(language);
  const doubtful = rows.filter(({ doubts }) => doubts.length > 0);
  const packages = rows.flatMap(({ head }) => (head === null ? [] : [head.package_id]));
  const sum = (name: HeadlineName): string =>
    formatMoney(sumFen(rows.map((row) => (headlineOf(row, name)?.now ?? null) as Fen | null)), money_unit);
  const nameOf = (code: string): string => rows.find(({ unit }) => unit.code === code)?.unit.name ?? code;
  const comma = language === 'en' ? ', ' : '、';
  return (
    <PanelDialog title={t('inbox.dialog.title')} className="inbox-dialog" onClose={props.onClose}>
      {answer === undefined ? (
        <>
          <p>{t('inbox.dialog.will', { count: rows.length })}</p>
          <p className="inbox-names">{rows.map(({ unit }) => unit.name).join(comma)}</p>
          <p>
            {t('inbox.dialog.sums', {
              received: sum('received'),
              distributed: sum('distributed'),
              investment: sum('investment'),
              unit: unitLabel(language, money_unit === 'yuan' ? '元' : '万元'),
            })}
          </p>
          <p className="quiet">{t('inbox.dialog.unlikeReturns')}</p>
          {doubtful.length === 0 ? null : (
            <>
              <p>{t('inbox.dialog.confirm')}</p>
              <ul>
                {doubtful.map(({ unit, doubts }) => (
                  <li key={unit.code}>
                    <strong>{unit.name}</strong>
                    {doubts.map((doubt) => ` ${reasons[doubt].name}: ${reasons[doubt].hint}`).join(' ')}
                  </li>
                ))}
              </ul>
              <Checkbox
                label={t('inbox.dialog.yes')}
                checked={confirmed}
                onChange={(event) => setConfirmed(event.currentTarget.checked)}
              />
            </>
          )}
          {props.error === null ? null : (
            <Alert color="red" role="alert">
              {failureWords(props.error)}
            </Alert>
          )}
          <div className="dialog-actions">
            <Button
              loading={props.busy}
              disabled={packages.length === 0 || (doubtful.length > 0 && !confirmed)}
              onClick={() => props.onAccept(packages, confirmed)}
            >
              {t('inbox.dialog.go', { count: packages.length })}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {t('page.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p role="status">
            {answer.accepted.length === 0
              ? t('inbox.dialog.nothing')
              : t('inbox.dialog.done', { count: answer.accepted.length })}
          </p>
          {answer.refused.map(({ unit, package_id, reasons: why }) => (
            <p key={package_id}>
              {t('inbox.dialog.notDone', { units: nameOf(unit) })}{' '}
              {why.map((one) => reasons[one].name).join(comma)}
            </p>
          ))}
          <div className="dialog-actions">
            <Button onClick={props.onClose}>{t('page.close')}</Button>
          </div>
        </>
      )}
    </PanelDialog>
  );
}

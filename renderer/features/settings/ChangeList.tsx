import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { SettingsChange, SettingsPreview } from '../../../db/domain/settings-answers.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';

/** Kinds of change that need a word of why. */
const notes = { takenOver: 'takenOverNote', voided: 'voidedNote', kept: 'keptNote' } as const;

/** What settings would change: the calendar, then the records by type, each with old and new. */
export function ChangeList({ shown }: { readonly shown: SettingsPreview }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const count = shown.changes.length + shown.calendar.length;
  if (count === 0) return <Text size="sm">{t('province.noChanges')}</Text>;
  const byType = [...Map.groupBy(shown.changes, ({ type }) => type)];
  return (
    <div className="change-list">
      <Text size="sm">{t('province.changes', { count })}</Text>
      {shown.calendar.length === 0 ? null : (
        <Fold title={t('province.calendarChanged')} hint={String(shown.calendar.length)} open>
          <ul>
            {shown.calendar.map(({ what, old, new: now }) => (
              <li key={what}>
                {what} <Change old={old || null} now={now || null} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {byType.map(([type, changes]) => (
        <Fold
          key={type}
          title={typeLabel(language, type)}
          hint={String(changes.length)}
          open={changes.length <= 5}
        >
          <ul>
            {changes.map((change) => (
              <li key={change.id}>
                <Line change={change} />
              </li>
            ))}
          </ul>
        </Fold>
      ))}
    </div>
  );
}

function Line({ change }: { readonly change: SettingsChange }) {
  const { t } = useTranslation();
  const { kind, label, fields } = change;
  const note = kind === 'added' || kind === 'changed' ? null : t(`province.${notes[kind]}`);
  return (
    <>
      <span className={`change-kind change-${kind}`}>{t(`province.${kind}`)}</span> <strong>{label}</strong>
      {note === null ? null : <span className="quiet"> {note}</span>}
      {kind === 'added' ? (
        <span className="quiet">
          {' '}
          {fields
            .filter((one) => one.new !== null && one.new !== label)
            .map((one) => `${one.field} ${one.new}`)
            .join(' · ')}
        </span>
      ) : (
        <ul>
          {fields.map((one) => (
            <li key={one.field}>
              {one.field} <Change old={one.old} now={one.new} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Change({ old, now }: { readonly old: string | null; readonly now: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <del>{old ?? t('province.blank')}</del> → <ins>{now ?? t('province.blank')}</ins>
    </>
  );
}

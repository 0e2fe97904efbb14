import { CloseButton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { headOf } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { type FormSetup, formContext } from '../forms/form-setup.ts';

/** A record that the province set: all that it says, to be read only. */
export function SetRecord(props: {
  readonly type: RecordType;
  readonly record: AnyRecord;
  readonly version: number;
  readonly setup: FormSetup;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { type, record, setup } = props;
  const words = formContext(setup);
  const filled = declarationOf(type).fields.filter(({ name }) => (record[name] ?? null) !== null);
  const title = typeLabel(setup.language, type);
  return (
    <div className="sheet set-record">
      <header className="set-record-head">
        <Title order={3}>{title}</Title>
        <CloseButton aria-label={t('page.close')} onClick={props.onClose} />
      </header>
      <Text size="sm" className="set-note">
        {t('province.lockedNote', { version: props.version })}
      </Text>
      <dl className="record-values">
        {filled.map((field) => (
          <div key={field.name}>
            <dt>{headOf(type, field.name, words)}</dt>
            <dd>{shownCell(record[field.name] ?? null, { ...words, field })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

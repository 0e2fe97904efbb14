import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { FormTexts } from './form-texts.ts';
import { textsOf } from './form-texts.ts';

/** Both sides of a record that was changed elsewhere while it was being changed here. */
export function StaleNotice(props: {
  readonly type: RecordType;
  readonly typed: FormTexts;
  readonly theirs: AnyRecord;
  readonly context: FormContext;
  readonly onSettle: (keep: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation();
  const { type, typed, theirs, context } = props;
  const texts = textsOf(type, theirs, context);
  const differing = declarationOf(type).fields.filter(({ name }) => (typed[name] ?? '') !== texts[name]);
  return (
    <Alert color="orange" role="alert" title={t('form.staleTitle')}>
      <p>{t('form.staleText')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{t('form.staleMine')}</th>
            <th scope="col">{t('form.staleTheirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field.name}>
              <th scope="row">{fieldLabel(context.language, type, field.name)}</th>
              <td>{typed[field.name]}</td>
              <td>{shownCell(theirs[field.name] ?? null, { ...context, field })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group gap="xs" mt="xs">
        <Button size="xs" onClick={() => props.onSettle('mine')}>
          {t('form.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => props.onSettle('theirs')}>
          {t('form.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}

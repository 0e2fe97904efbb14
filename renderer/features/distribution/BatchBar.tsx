import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { declarationOf, type RecordOf } from '../../../db/domain/records/catalogue.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';

/** What a batch is called: its date, method, years and document, as far as they are filled in. */
export function batchWords(batch: RecordOf<'batch'>, setup: FormSetup): readonly string[] {
  return ['date', 'method', 'origin_years', 'document'].flatMap((name) => {
    const field = declarationOf('batch').fields.find((one) => one.name === name);
    const value = batch[name as keyof typeof batch] ?? null;
    return field === undefined || value === null ? [] : [shownCell(value, { ...formContext(setup), field })];
  });
}

/** The batch whose villages stand below, and the ways to the others, to its own fields and to its sign-off list. */
export function BatchBar(props: {
  readonly batch: RecordOf<'batch'>;
  readonly setup: FormSetup;
  /** Number of batches of the account. */
  readonly count: number;
  readonly onEdit: () => void;
}) {
  const { t } = useTranslation();
  const { batch, setup } = props;
  const params = { enclaveId: batch.enclave_id };
  return (
    <div className="batch-bar">
      <Link
        to="/enclaves/$enclaveId/distribution"
        params={params}
        search={{ county: batch.home_county }}
        className="batch-back"
      >
        ‹ {t('distribution.batches.all', { count: props.count })}
      </Link>
      <h2 className="batch-words">
        {batchWords(batch, setup).join(' · ') || t('distribution.batches.noDate')}
      </h2>
      <Button size="xs" variant="default" onClick={props.onEdit}>
        {t('distribution.batches.edit')}
      </Button>
      <Link
        to="/enclaves/$enclaveId/distribution/sign-off"
        params={params}
        search={{ county: batch.home_county, batch: batch.id }}
        className="button-link"
      >
        {t('distribution.signOff.open')}
      </Link>
    </div>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { parseDate } from '../../../db/domain/dates.ts';
import type { FileFormat } from '../../../db/domain/export-calls.ts';
import type { AccountKey } from '../../../db/domain/ledger.ts';
import { problemText } from '../../../db/domain/locale/locale.ts';
import { declarationOf } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { FindInput } from '../../ui/page/FindInput.tsx';
import { ExportButton } from '../../ui/places/ExportButton.tsx';
import { ImportLink } from '../../ui/places/ImportLink.tsx';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';

const columns = declarationOf('contribution').fields.map(({ name }) => name);

/** Above the ledger: whose movements are shown, of which day balances and shares are, and what can be done. */
export function LedgerTools(props: {
  readonly account: AccountKey;
  readonly setup: FormSetup;
  readonly find: string;
  readonly onFind: (text: string) => void;
  readonly day: string;
  readonly onDay: (text: string) => void;
  /** The account's last movement: the day that is meant while none is chosen. */
  readonly last: IsoDate | null;
  readonly onTransfer: () => void;
}) {
  const { t } = useTranslation();
  const dayId = useId();
  const { account, setup, day } = props;
  const { language, moneyUnit } = setup;
  const parsed = day.trim() === '' ? null : parseDate(day);
  const write = (folder: string | null, format: FileFormat) =>
    call('records.export', {
      type: 'contribution',
      selection: {
        where: (['enclave_id', 'home_county'] as const).map((field) => ({
          op: 'equals',
          field,
          value: account[field],
        })),
        sort: { field: 'date', descending: false },
      },
      columns: [...columns],
      folder,
      language,
      money_unit: moneyUnit,
      format,
    });
  return (
    <div className="grid-tools">
      <FindInput label={t('contribution.find')} value={props.find} onFind={props.onFind} />
      <div className="beside-label">
        <label htmlFor={dayId}>{t('contribution.day')}</label>
        <TextInput
          id={dayId}
          size="xs"
          placeholder={props.last ?? ''}
          value={day}
          error={parsed === null || parsed.ok ? null : problemText(language, parsed.problem)}
          onChange={({ currentTarget: { value } }) => props.onDay(value)}
        />
      </div>
      <Button size="xs" variant="light" onClick={props.onTransfer}>
        {t('transfer.open')}
      </Button>
      <ImportLink of={{ types: ['contribution'] }} />
      <ExportButton csv label={t('records.excel')} write={write} />
      <TemplateButton of={{ form: 'contribution' }} />
    </div>
  );
}

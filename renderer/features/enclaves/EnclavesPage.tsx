import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { useRecords, useSession } from '../../api/queries.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { RecordSection } from '../../ui/records/RecordSection.tsx';

export function EnclavesPage() {
  const { t } = useTranslation();
  const enclaves = useRecords('enclave');
  const hosts = useRecords('host');
  return (
    <>
      <PageHead title={t('enclave.title')} />
      <Loaded query={hosts}>
        {(host) => <Loaded query={enclaves}>{(page) => <List rows={page.rows} hosts={host.rows} />}</Loaded>}
      </Loaded>
    </>
  );
}

function List({
  rows,
  hosts,
}: {
  readonly rows: readonly AnyRecord[];
  readonly hosts: readonly AnyRecord[];
}) {
  const session = useSession();
  const ledger = useMemo(
    () => new Ledger({ enclave: rows, host: hosts } as unknown as RecordSet),
    [rows, hosts],
  );
  const setup = useFormSetup(ledger);
  return (
    <RecordSection
      type="enclave"
      rows={rows}
      setup={setup}
      fixed={{}}
      scope="all"
      emptyHint=""
      propose={() => ({ direction: 'reverse', lead_county: session.unit?.code ?? null })}
    />
  );
}

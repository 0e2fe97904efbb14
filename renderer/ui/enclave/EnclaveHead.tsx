import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { type EnclaveData, useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { PageHead } from '../page/PageHead.tsx';
import { EnclaveTabs } from './EnclaveTabs.tsx';
import type { ChosenAccount } from './use-account.ts';

/** Head of every page of one enclave: its name and kind, the period, whose amounts these are, and its other pages. */
export function EnclaveHead(props: {
  readonly data: EnclaveData;
  readonly chosen: ChosenAccount;
  readonly actions?: ReactNode;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const language = currentLanguage();
  const { slice, ledger } = props.data;
  const { account, counties, choose } = props.chosen;
  const nameOf = (county: string): string => slice.area_names[county] ?? county;
  const enclave = ledger.get('enclave', account.enclave_id);
  const host = ledger.get('host', enclave?.host_id ?? null)?.host_name ?? null;
  const kind = enclave?.kind == null ? null : optionLabel(language, 'enclaveKind', enclave.kind);
  const places = host === null ? nameOf(account.home_county) : `${nameOf(account.home_county)} → ${host}`;
  const about = [kind, places, formatPeriod(session.period, language)].filter((part) => part !== null);
  return (
    <div className="enclave-head">
      <PageHead
        title={enclave?.name ?? enclave?.enclave_code ?? t('enclaveHead.unnamed')}
        about={about.join(' · ')}
        actions={
          <>
            {counties.length < 2 ? null : (
              <SegmentedControl
                size="xs"
                aria-label={t('enclaveHead.county')}
                value={account.home_county}
                onChange={choose}
                data={counties.map((county) => ({ value: county, label: nameOf(county) }))}
              />
            )}
            {props.actions}
          </>
        }
      />
      <EnclaveTabs enclaveId={account.enclave_id} county={account.home_county} />
    </div>
  );
}

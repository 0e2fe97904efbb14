import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeParty } from '../../../db/domain/figures/propose-party.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { judgeRecord, withTyped } from '../../ui/violations/judge.ts';
import type { EnclaveSectionProps } from './enclave-section.ts';

/** Home counties (飞出地各方) of an enclave with their shares, dated. */
export function PartySection({ ledger, enclaveId, setup, context, focus }: EnclaveSectionProps) {
  const { t } = useTranslation();
  const fixed = useMemo(() => ({ enclave_id: enclaveId }), [enclaveId]);
  const rows = ledger.where(
    'enclave_party',
    'enclave_id',
    enclaveId,
  ) as readonly unknown[] as readonly AnyRecord[];
  return (
    <RecordSection
      type="enclave_party"
      title={t('enclave.parties')}
      rows={rows}
      setup={setup}
      fixed={fixed}
      scope={enclaveId}
      emptyHint={t('enclave.partyHint')}
      propose={(_values, id) => ({ ...proposeParty(ledger, enclaveId, id) })}
      judge={(candidate, id) =>
        judgeRecord(withTyped(ledger, 'enclave_party', id, candidate), context, 'enclave_party', id)
      }
      focus={rows.some(({ id }) => id === focus?.record) ? focus : null}
    />
  );
}

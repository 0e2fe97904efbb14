import { useMemo } from 'react';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import type { Period } from '../../db/domain/period.ts';
import type { Thresholds } from '../../db/domain/rules/thresholds.ts';
import { thresholdsOn } from '../../db/domain/rules/thresholds-on.ts';
import { useRecords, useSession } from './queries.ts';

/** Thresholds of the rules in a period, by what is on file; until that is read, the defaults. */
export function useThresholds(period: Period): Thresholds {
  const { calendar } = useSession();
  const threshold = useRecords('threshold').data?.rows;
  const weakVillage = useRecords('weak_village_threshold').data?.rows;
  return useMemo(() => {
    const records = { threshold: threshold ?? [], weak_village_threshold: weakVillage ?? [] };
    return thresholdsOn(new Ledger(records as unknown as RecordSet), period, calendar);
  }, [threshold, weakVillage, period, calendar]);
}

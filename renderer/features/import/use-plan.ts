import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { CurrentImport, ImportPlanView, ImportProgress } from '../../../db/domain/import-answers.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { sent } from './mapping-edits.ts';

/** Milliseconds after the last change before the plan is made anew. */
const rest = 250;
/** Milliseconds between two looks at how far the host is. */
const look = 400;

export interface Planning {
  /** The plan as it stands; of the mapping before while the new one is being made. */
  readonly view: ImportPlanView | undefined;
  /** Whether the plan is that of the mapping that is shown. */
  readonly current: boolean;
  /** Tells one plan from the next, for what is read of it; of the plan that `view` is. 0 before the first. */
  readonly made: number;
  readonly error: unknown;
}

/** What taking the sheet in would do, made anew whenever the mapping or the ledger changes. */
export function usePlan(importId: string, mapping: Mapping, stopped: boolean): Planning {
  const language = currentLanguage();
  const said = useMemo(() => sent(mapping), [mapping]);
  const [asked] = useDebouncedValue(said, rest);
  const plan = useQuery({
    queryKey: ['import', importId, 'plan', language, asked],
    queryFn: () => call('imports.plan', { import_id: importId, mapping: asked, language }),
    enabled: !stopped,
    // The host keeps the last plan only: one of before is of no use.
    gcTime: 0,
    placeholderData: (before, query) => (query?.queryKey[1] === importId ? before : undefined),
  });
  const made = useRef(0);
  if (plan.dataUpdatedAt > 0 && !plan.isPlaceholderData) made.current = plan.dataUpdatedAt;
  return {
    view: plan.data,
    current: said === asked && !plan.isFetching && !plan.isPlaceholderData && plan.data !== undefined,
    made: made.current,
    error: plan.isFetching || stopped ? null : plan.error,
  };
}

/** What became of the file and of what was taken in; asked again when the officer comes back from Excel. */
export function useCurrentImport(importId: string): CurrentImport | null {
  const current = useQuery({
    queryKey: ['import', importId, 'current'],
    queryFn: () => call('imports.current', {}),
  });
  const { refetch } = current;
  // The program may have been in sight all the while.
  useEffect(() => {
    const ask = (): void => void refetch();
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [refetch]);
  return current.data?.opened.import_id === importId ? current.data : null;
}

/** How far the host is with the workbook; null while it does nothing, or is not asked. */
export function useImportProgress(importId: string, asked: boolean): ImportProgress | null {
  const progress = useQuery({
    queryKey: ['import', importId, 'progress'],
    queryFn: () => call('imports.progress', { import_id: importId }),
    enabled: asked,
    refetchInterval: look,
    gcTime: 0,
  });
  return asked ? (progress.data ?? null) : null;
}

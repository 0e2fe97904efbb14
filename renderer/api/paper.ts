import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChosenPaper } from '../../db/domain/paper.ts';
import { call } from './client.ts';

const queryKey = ['forms', 'paper'];

/** The paper that forms are printed on, once it is read, and how another is chosen and remembered. */
export function usePaper(): readonly [ChosenPaper | undefined, (paper: ChosenPaper) => void] {
  const queries = useQueryClient();
  const kept = useQuery({ queryKey, queryFn: () => call('forms.paper', {}) });
  const keeping = useMutation({
    mutationFn: (keep: ChosenPaper) => call('forms.paper', { keep }),
    onSuccess: (paper) => queries.setQueryData(queryKey, paper),
  });
  return [keeping.isPending ? keeping.variables : kept.data, keeping.mutate];
}

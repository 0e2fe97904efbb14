import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ConsolidationProgress, MadeConsolidation } from '../../../db/domain/consolidation-answers.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import { call } from '../../api/client.ts';

/** A consolidation while it is made, and how it ended. */
export interface Making {
  /** 0 to 1 while it is made. */
  readonly part: number | null;
  readonly made: MadeConsolidation | null;
  readonly cancelled: boolean;
  readonly error: unknown;
  start(order: CallInput<'consolidation.make'>): void;
  cancel(): void;
}

interface State {
  readonly part: number | null;
  readonly made: MadeConsolidation | null;
  readonly cancelled: boolean;
  readonly error: unknown;
}

const idle: State = { part: null, made: null, cancelled: false, error: null };

/** Makes a consolidation step by step; between two steps it can be given up, and other calls are answered. */
export function useMaking(): Making {
  const queries = useQueryClient();
  const [state, setState] = useState<State>(idle);
  const wanted = useRef(false);
  const run = async (order: CallInput<'consolidation.make'>): Promise<void> => {
    wanted.current = true;
    setState({ ...idle, part: 0 });
    try {
      let now: ConsolidationProgress = await call('consolidation.make', order);
      while (now.made === null) {
        if (!wanted.current) {
          await call('consolidation.cancel', { job: now.job });
          setState({ ...idle, cancelled: true });
          return;
        }
        now = await call('consolidation.go', { job: now.job });
        setState({ ...idle, part: now.done / now.total });
      }
      setState({ ...idle, made: now.made });
      await queries.invalidateQueries({ queryKey: ['consolidations'] });
    } catch (error) {
      setState({ ...idle, error });
    } finally {
      wanted.current = false;
    }
  };
  return {
    ...state,
    start: (order) => {
      if (!wanted.current) void run(order);
    },
    cancel: () => {
      wanted.current = false;
    },
  };
}

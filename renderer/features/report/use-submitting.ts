import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { SubmittedReport } from '../../../db/domain/answers.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { Failure } from '../../../db/domain/failure.ts';
import { CallFailed, call } from '../../api/client.ts';
import { isOfRecords, sayNothing } from '../../api/queries.ts';

/** A mutation that is not begun again while it runs: a second press of the button does nothing. */
function useOnce<I>(run: (input: I) => Promise<SubmittedReport>) {
  const queries = useQueryClient();
  const running = useRef(false);
  const mutation = useMutation({
    mutationFn: run,
    onSettled: () => {
      running.current = false;
      return queries.invalidateQueries({
        predicate: ({ queryKey }) => isOfRecords(queryKey),
      });
    },
  });
  return {
    ...mutation,
    start(input: I, onDone?: (submitted: SubmittedReport) => void): void {
      if (running.current) return;
      running.current = true;
      void mutation.mutateAsync(input).then(onDone, sayNothing);
    },
  };
}

/** Files the next version and puts it into the shared folder. */
export function useSubmitReport() {
  return useOnce((input: CallInput<'reports.submit'>) => call('reports.submit', input));
}

/** Puts a filed report into a folder again. */
export function usePlaceReport() {
  return useOnce((input: CallInput<'reports.place'>) => call('reports.place', input));
}

export type Submitting = ReturnType<typeof useSubmitReport>;

/** The typed failure of a call, or null where there is none; what is no typed failure is an internal one. */
export function failureOf(error: unknown): Failure | null {
  if (error === null || error === undefined) return null;
  return error instanceof CallFailed ? error.failure : { code: 'internal', args: {} };
}

/** Where on the page a failure of submitting is said. */
export function placeOfFailure(
  failure: Failure,
): 'folder' | 'reason' | 'signers' | 'blocked' | 'filed' | 'page' {
  switch (failure.code) {
    case 'folder_missing':
    case 'folder_read_only':
    case 'disk_full':
    case 'file_exists':
    case 'io_error':
      return 'folder';
    case 'reason_needed':
      return 'reason';
    case 'signers_missing':
      return 'signers';
    case 'blocked_by_violations':
    case 'open_drafts':
    case 'queries_open':
      return 'blocked';
    case 'filed_not_placed':
    case 'report_unchanged':
      return 'filed';
    default:
      return 'page';
  }
}

/** Id of the report that a failure says is filed, or null. */
export function filedReportOf({ detail }: Failure): string | null {
  const id = (detail as { readonly report_id?: unknown } | undefined)?.report_id;
  return typeof id === 'string' ? id : null;
}

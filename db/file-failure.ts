import { basename } from 'node:path';
import { FailureError } from './domain/failure.ts';

const failureByErrno: Readonly<Record<string, FailureError['failure']['code']>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EACCES: 'folder_read_only',
  EPERM: 'folder_read_only',
  EROFS: 'folder_read_only',
  ENOENT: 'file_missing',
  EEXIST: 'file_exists',
};

/** The operating system's own errors as typed failures (unknown ones are `io_error`); anything else is left as it is. */
export function asFileFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof FailureError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new FailureError(failureByErrno[code] ?? 'io_error', { path, file: basename(path), cause: code });
}

import { readFileSync } from 'node:fs';

/**
 * Memory of this process in MB: the most so far (`VmHWM`), or now. What `resourceUsage` calls the most begins with that of the
 * process that started this one. Null where the system cannot say.
 */
export function megabytes(field: 'VmHWM' | 'VmRSS'): number | null {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'));
    return found === null ? null : Number(found[1]) / 1024;
  } catch {
    return null;
  }
}

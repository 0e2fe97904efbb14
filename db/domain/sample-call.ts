/**
 * Which ledger a call is for stands in its name: `sample/records.save` is for the sample data, `records.save` for the
 * unit's own ledger. A window that shows the one can therefore never write into the other, whatever another window does.
 */
const prefix = 'sample/';

/** Name of a call to the sample data. */
export const sampleCall = (name: string): string => `${prefix}${name}`;

/** The call's own name when it is for the sample data, else null. */
export const readSampleCall = (name: string): string | null =>
  name.startsWith(prefix) ? name.slice(prefix.length) : null;

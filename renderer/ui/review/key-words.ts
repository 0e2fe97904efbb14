/** A key four letters at a time: so it is compared over the telephone without losing the place. */
export const inFours = (key: string): string => key.replace(/(.{4})(?=.)/g, '$1 ');

import { v7 } from 'uuid';

/** Id of a record that is being made: UUIDv7, so that ids sort by time of creation. */
export const newId = (): string => v7();

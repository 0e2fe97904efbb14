/** Labels of the fields that every record type ends with. */
export const everyRecord = { source_doc: 'Source document', note: 'Note' } as const;

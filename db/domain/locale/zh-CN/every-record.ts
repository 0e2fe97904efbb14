/** Labels of the fields that every record type ends with. */
export const everyRecord = { source_doc: '依据材料', note: '备注' } as const;

/** A query as a prefecture asks it about the receipt that the builder makes. */
export const askedQuery = {
  report_sha256: 'a'.repeat(64),
  period: '2021',
  version: 1,
  asked_by_unit: '3308',
  record_type: 'receipt',
  record_id: 'receipt-1',
  field: 'amount',
  text: '与银行回单不一致，请核实',
} as const;

/** A bank slip kept with the first receipt; its file lies nowhere. */
export const attachedSlip = {
  record_type: 'receipt',
  record_id: 'receipt-1',
  role: 'evidence',
  file_name: '银行回单.pdf',
  file_kind: 'pdf',
  bytes: 1024,
  sha256: 'a'.repeat(64),
} as const;

/** Defaults of what the province sets: an example of each type; money in fen. */
export const provinceRecords = {
  threshold: { threshold: 'incomeChange', valid_from: '2021-01-01', share: 1_000_000 },
  weak_village_threshold: {
    purpose: 'exit',
    from_year: 2021,
    total_income: 20_000_000,
    operating_income: 10_000_000,
  },
  obligation: { form: 'return', valid_from: '2020-01-01', deadline_days: 15, lock_days: 60 },
  extension: { unit: '330825', period: '2021Q4', form: 'return', deadline: '2022-03-31', reason: '汛期停电' },
  trusted_installation: { unit: '330825', installation: 'installation-1', public_key: 'A'.repeat(43) },
  enclave_code: { enclave_code: '33FD0001', name: '龙游飞地', kind: 'weakVillage', home_county: '330825' },
  option_choice: { option_set: 'landMode', option_value: 'jointVenture', offered: false },
  form_head: { form: 'return', form_no: '山海01表', form_title: '飞地收益表', maker: '试验机关' },
} as const;

import { LedgerBuilder, yuan } from './ledger-builder.ts';

/** A county with one project that reports March 2021, and nothing wrong in it. */
export function oneProject(): LedgerBuilder {
  return new LedgerBuilder()
    .with('county')
    .with('host')
    .with('pairing')
    .with('project', { start_date: '2021-02-01' })
    .with('project_status', { date: '2021-02-01' })
    .with('project_year')
    .with('investment', { month: '2021-02', progress_text: '场地平整' })
    .with('investment', { inv_month: yuan('2500000.01'), progress_text: '主体结构施工' })
    .with('declaration', { form: 'investment', period: '2021-03', kind: 'data' });
}

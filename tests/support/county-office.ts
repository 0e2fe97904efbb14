import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCounty } from '../../db/demo/province/county.ts';
import { planProvince } from '../../db/demo/province/plan.ts';
import { type IsoDate, isoDate } from '../../db/domain/dates.ts';
import { nextPeriod, type Period, period, periodStart } from '../../db/domain/period.ts';
import { seededPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { drawReportSheets } from '../../db/services/report-sheets.ts';
import { openServices, type ServiceHost } from './service-host.ts';
import { resourcesDir, temporaryFolder } from './store-folder.ts';

const areas = loadAreaTable(resourcesDir);
const plans = planProvince(1);

/** A file that a county's office placed. */
export interface PlacedReport {
  readonly file: string;
  readonly bytes: Buffer;
}

/**
 * A county's office with a ledger of its own: a county of the synthetic province, cut down to two enclaves of a few villages
 * and some projects, and its annual report of 2021. Two offices of one county are two computers with two keys.
 */
export class CountyOffice {
  readonly #data = temporaryFolder();
  readonly #shared = temporaryFolder();
  #host: ServiceHost | undefined;
  readonly code: string;

  private constructor(code: string) {
    this.code = code;
  }

  /** @param start ISO instant that the office's clock begins at */
  static async open(code: string, seed = 1, start = '2022-01-10T01:00:00.000Z'): Promise<CountyOffice> {
    const office = new CountyOffice(code);
    const plan = plans.find(({ area_code }) => area_code === code);
    if (plan === undefined) throw new Error('no such county');
    const small = {
      ...plan,
      projects: plan.projects.slice(0, 2),
      enclaves: plan.enclaves
        .slice(0, 2)
        .map((enclave) => ({ ...enclave, villages: Math.min(enclave.villages, 3) })),
    };
    const ports = seededPorts(seed * 1_000_003 + Number(code), start);
    const host = await openServices(office.#data.path, ports, drawReportSheets);
    office.#host = host;
    const county = makeCounty(small, 1, areas, seededPorts(Number(code), start).newId);
    await host.call('session.initialise', { role: 'county', unit: code, person: '王芳', language: 'zh-CN' });
    await host.call('records.import', { records: county.entries.imported(), source: 'test' });
    await office.explainAll();
    return office;
  }

  get dataDir(): string {
    return this.#data.path;
  }

  get host(): ServiceHost {
    if (this.#host === undefined) throw new Error('the office is closed');
    return this.#host;
  }

  /** Explains whatever is asked about, so that a report can be submitted. */
  async explainAll(of: Period = period('2021')): Promise<void> {
    const { violations } = await this.host.call('check.run', { period: of });
    const changes = violations.flatMap(({ key, explanation, violation }) =>
      key === null || explanation !== null || violation.ruleClass !== 'soft'
        ? []
        : [
            {
              type: 'explanation' as const,
              id: this.host.context.ports.newId(),
              base_revision: null,
              values: { ...key, text: '已核实，情况属实。' },
            },
          ],
    );
    if (changes.length > 0) await this.host.call('records.save', { changes, why: null });
  }

  /**
   * Submits a report, the annual one unless told, within the first ten days after its period.
   * @param reason why it is corrected; null for the first version
   */
  async submit(reason: string | null = null, of: Period = period('2021')): Promise<PlacedReport> {
    const { file } = await this.host.call('reports.submit', {
      period: of,
      folder: this.#shared.path,
      signers: {
        unit_head: '李军',
        stat_head: '张伟',
        filler: '王芳',
        phone: '0570-0000000',
        report_date: reportDate(of),
      },
      correction_reason: reason,
    });
    return { file, bytes: readFileSync(join(this.#shared.path, file)) };
  }

  /** Corrects the amount of the first aid by some yuan, and submits the next version. */
  async correct(yuan: number): Promise<PlacedReport> {
    const { rows } = await this.host.call('records.list', { type: 'aid' });
    const [aid] = rows;
    if (aid === undefined) throw new Error('no aid to correct');
    await this.host.call('records.save', {
      changes: [
        {
          type: 'aid',
          id: aid.id,
          base_revision: aid.revision,
          values: { aid_fund: Number(aid.aid_fund ?? 0) + yuan * 100 },
        },
      ],
      why: '帮扶资金漏计',
    });
    return this.submit('帮扶资金漏计');
  }

  close(): void {
    this.#host?.close();
    this.#host = undefined;
    this.#data.remove();
    this.#shared.remove();
  }
}

/** A day on which every period's report is on time; the year's is made on the day of the office's clock. */
function reportDate(of: Period): IsoDate {
  const next = periodStart(nextPeriod(of)).slice(0, 8);
  return isoDate(of === '2021' ? '2022-01-10' : `${next}05`);
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { FieldValue, RecordType } from '../../../db/domain/records/catalogue.ts';
import { type Ports, seededPorts } from '../../../db/ports.ts';
import { openCounty, reportingDay, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

export type Submit = CallInput<'reports.submit'>;

export const at = (period: string) => period as Submit['period'];
export const day = (date: string) => date as Submit['signers']['report_date'];
export const signers = {
  unit_head: '李军',
  stat_head: '张伟',
  filler: '王芳',
  phone: '0570-0000000',
  report_date: day('2022-01-10'),
};
/** Name of the file of the fourth quarter. */
export const quarterFile = '龙游县_飞地收益与到村分配_2021年第4季度.xlsx';

/** A county with two enclaves that is about to report, and the folder it reports into. */
export class Desk {
  readonly data = temporaryFolder();
  readonly shared = temporaryFolder();
  /** Done whenever an id is made: at submitting that is after the file was staged and before the report is filed. */
  beforeFiling: (() => void) | undefined;
  #host: ServiceHost | undefined;

  get host(): ServiceHost {
    if (this.#host === undefined) throw new Error('the desk is not open');
    return this.#host;
  }

  async open(): Promise<void> {
    const ports = seededPorts(7, reportingDay);
    const watched: Ports = {
      now: ports.now,
      newId: () => {
        this.beforeFiling?.();
        return ports.newId();
      },
    };
    this.#host = await openCounty(this.data.path, twoEnclaves(), watched);
  }

  /** Puts another host in the place of the present one, which is closed first. */
  async reopen(open: (before: ServiceHost) => Promise<ServiceHost>): Promise<void> {
    this.host.close();
    this.#host = await open(this.host);
  }

  close(): void {
    this.host.close();
    this.data.remove();
    this.shared.remove();
  }

  request(given: Partial<Submit> = {}): Submit {
    return { period: at('2021Q4'), folder: this.shared.path, signers, correction_reason: null, ...given };
  }

  submit(given?: Partial<Submit>) {
    return this.host.call('reports.submit', this.request(given));
  }

  refused(given?: Partial<Submit>) {
    return this.host.refused('reports.submit', this.request(given));
  }

  state(period = '2021Q4') {
    return this.host.call('reports.state', { period: at(period) });
  }

  show(file: string) {
    return this.host.call('reports.show', { file: join(this.shared.path, file) });
  }

  /** What lies in the shared folder. */
  names(): string[] {
    return readdirSync(this.shared.path).sort();
  }

  async save(type: RecordType, id: string, base: number | null, values: Record<string, FieldValue>) {
    await this.host.call('records.save', { changes: [{ type, id, base_revision: base, values }], why: null });
  }
}

/** A new desk for every test of the file. */
export function newDesks(): { readonly current: Desk } {
  let current: Desk;
  beforeEach(async () => {
    current = new Desk();
    await current.open();
  });
  afterEach(() => current.close());
  return {
    get current() {
      return current;
    },
  };
}

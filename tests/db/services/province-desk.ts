import { join } from 'node:path';
import { defaultCalendar } from '../../../db/domain/calendar.ts';
import type { FieldValue, RecordType } from '../../../db/domain/records/catalogue.ts';
import { seededPorts } from '../../../db/ports.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/** The office that hands out settings, and the folder it hands them out into. */
export class Province {
  readonly data = temporaryFolder();
  readonly shared = temporaryFolder();
  #host: ServiceHost | undefined;

  get host(): ServiceHost {
    if (this.#host === undefined) throw new Error('the province is not open');
    return this.#host;
  }

  async open(seed = 101): Promise<void> {
    this.#host = await openServices(this.data.path, seededPorts(seed, '2022-01-02T01:00:00Z'));
    await this.host.call('session.initialise', {
      role: 'province',
      unit: null,
      person: '省办',
      language: 'zh-CN',
    });
  }

  async set(type: RecordType, id: string, values: Record<string, FieldValue>, base: number | null = null) {
    await this.host.call('records.save', { changes: [{ type, id, base_revision: base, values }], why: null });
  }

  /** A threshold, an obligation with a lock, a form head, a host with a pairing, the member list, a day off. */
  async setEverything(): Promise<void> {
    await this.host.call('reference.adopt', {});
    await this.set('threshold', 'p-threshold', {
      threshold: 'rateHigh',
      valid_from: '2021-01-01',
      share: 90_000,
    });
    await this.set('obligation', 'p-obligation', {
      form: 'return',
      valid_from: '2021-01-01',
      deadline_days: 5,
      lock_days: 8,
    });
    await this.set('form_head', 'p-head', {
      form: 'return',
      form_no: '浙山海04表',
      form_title: '飞地收益',
      maker: '省山海办',
      valid_from: '2021-01-01',
    });
    await this.host.call('session.settings', {
      calendar: {
        ...defaultCalendar,
        holidays: 'nextWorkingDay',
        days_off: ['2022-01-03' as never],
      },
    });
  }

  /** Makes the next version; its path. */
  async handOut(): Promise<string> {
    const { file } = await this.host.call('settings.export', { folder: this.shared.path, language: 'zh-CN' });
    return join(this.shared.path, file);
  }

  close(): void {
    this.host.close();
    this.data.remove();
    this.shared.remove();
  }
}

/** Takes a settings file over as a person does: looks at it, compares the fingerprint, and says yes. */
export async function takeOver(host: ServiceHost, file: string) {
  const { sha256 } = await host.call('settings.preview', { file, language: 'zh-CN' });
  return host.call('settings.import', { file, confirm: sha256, trust: true, language: 'zh-CN' });
}

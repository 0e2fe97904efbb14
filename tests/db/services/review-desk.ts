import { join } from 'node:path';
import { seededPorts } from '../../../db/ports.ts';
import { receiveInto } from '../../support/received.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/** An upper level's office beside a county's desk; both see the same shared folder. */
export class ReviewDesk {
  readonly data: ReturnType<typeof temporaryFolder>;
  readonly shared: string;
  readonly host: ServiceHost;

  private constructor(host: ServiceHost, data: ReturnType<typeof temporaryFolder>, shared: string) {
    this.host = host;
    this.data = data;
    this.shared = shared;
  }

  static async open(
    shared: string,
    role: 'prefecture' | 'province' = 'prefecture',
    seed = 11,
  ): Promise<ReviewDesk> {
    const data = temporaryFolder();
    const host = await openServices(data.path, seededPorts(seed, '2022-01-15T02:00:00Z'));
    const unit = role === 'prefecture' ? '3308' : null;
    await host.call('session.initialise', { role, unit, person: '赵敏', language: 'zh-CN' });
    return new ReviewDesk(host, data, shared);
  }

  /** Takes a report file of the shared folder in. */
  receive(file: string): Promise<string> {
    const { ledger } = this.host.context;
    return receiveInto(ledger.store, join(this.shared, file), { person: '赵敏', at: '2022-01-15T02:00:00Z' });
  }

  ask(
    package_id: string,
    ...about: readonly (readonly [type: string, id: string, field: string, text: string])[]
  ) {
    return this.host.call('review.ask', {
      package_id,
      queries: about.map(([type, record_id, field, text]) => ({
        record_type: type as 'receipt',
        record_id,
        field,
        rule: null,
        text,
      })),
    });
  }

  sendBack(package_id: string, why: string | null = null) {
    return this.host.call('review.sendBack', { package_id, folder: this.shared, why });
  }

  close(): void {
    this.host.close();
    this.data.remove();
  }
}

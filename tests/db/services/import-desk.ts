import { afterEach, beforeEach } from 'vitest';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

type Folder = ReturnType<typeof temporaryFolder>;

/** An empty ledger of Longyou and a folder for workbooks, anew for every test of a file. */
class ImportDesk {
  #open: { readonly data: Folder; readonly desk: Folder; readonly host: ServiceHost } | undefined;

  get #now() {
    if (this.#open === undefined) throw new Error('no test runs');
    return this.#open;
  }

  get host(): ServiceHost {
    return this.#now.host;
  }

  /** Path of the folder. */
  get folder(): string {
    return this.#now.desk.path;
  }

  async open(): Promise<void> {
    const [data, desk] = [temporaryFolder(), temporaryFolder()];
    this.#open = { data, desk, host: await openServices(data.path) };
    await this.host.call('session.initialise', {
      role: 'county',
      unit: '330825',
      person: '王芳',
      language: 'zh-CN',
    });
  }

  close(): void {
    const { data, desk, host } = this.#now;
    host.close();
    data.remove();
    desk.remove();
    this.#open = undefined;
  }
}

/** Opens a desk before each test of the file that calls it. */
export function importDesk(): ImportDesk {
  const desk = new ImportDesk();
  beforeEach(() => desk.open());
  afterEach(() => desk.close());
  return desk;
}

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import type { CallInput } from '../../db/domain/contract.ts';
import { optionSets } from '../../db/domain/options.ts';
import { OpenLedger, storeFile } from '../../db/open-ledger.ts';
import { systemPorts } from '../../db/ports.ts';
import { resourcesDir } from '../app-info.ts';
import { lostAttachments } from './attachment-verbs.ts';
import { readRecordFile } from './record-file.ts';
import { Refused, type VerbCall, type Verbs, withStore } from './verb.ts';

/** Verbs about the data folder and what is in it. */
export function addStoreVerbs(verbs: Verbs): void {
  verbs
    .onStore(
      'init',
      '首次使用：建立台账 / first use',
      async ({ ask, out, options }) => {
        const session = await ask('session.initialise', {
          role: options.role as CallInput<'session.initialise'>['role'],
          unit: options.county ?? options.prefecture ?? null,
          department: departmentOf(options.department, options.forms),
          person: options.person ?? 'cli',
          language: out.language,
        });
        out.answer(session, [`${session.unit?.name ?? '浙江省'} ${session.role}`]);
        return 0;
      },
      { makes: true },
    )
    .addOption(new Option('--role <role>').choices([...optionSets.role]).makeOptionMandatory())
    .option('--county <code>', 'six-digit code of the county')
    .option('--prefecture <code>', 'four-digit code of the prefecture')
    .option('--department <name>', 'name of a county’s department')
    .option('--forms <forms>', 'forms that the department fills, with commas between them')
    .option('--person <name>', 'who works here');

  verbs.onStore(
    'import <file>',
    '导入记录（show 输出的规范 JSON）/ take records from canonical JSON, as show prints it',
    async ({ ask, out, words }) => {
      const file = resolve(words[0] ?? '');
      const records = await readRecordFile(file);
      const outcome = await ask('records.import', { records, source: basename(file) });
      out.answer(outcome, [`+${outcome.added} ~${outcome.changed} =${outcome.same}`]);
      return 0;
    },
  );

  verbs.onStore('backup', '备份 / back up', async ({ ask, out }) => {
    const made = await ask('backup.create', {});
    out.answer(made, [made.file_name]);
    return 0;
  });

  verbs
    .plain('restore <backup>', '恢复备份 / restore a backup by its name', restore)
    .requiredOption('--data <dir>', 'data folder');

  verbs.onStore('verify', '校验台账 / verify store and audit log', async ({ ask, out }) => {
    const verdict = await ask('store.verify', {});
    const lost = lostAttachments(out.language, verdict.attachments);
    const { integrity, first_bad_entry, unlike_log } = verdict;
    const sound = integrity === 'ok' && first_bad_entry === null && unlike_log.length === 0;
    const whole = sound && lost.length === 0;
    out.answer(verdict, [
      whole ? `ok ${verdict.audit_entries} ${verdict.audit_head}` : JSON.stringify(verdict),
    ]);
    out.note(...lost);
    return whole ? 0 : 4;
  });
}

type Department = CallInput<'session.initialise'>['department'];

/** What the call refuses, it refuses: a form that there is not, a name without forms. */
function departmentOf(name: string | undefined, forms: string | undefined): Department {
  if (name === undefined && forms === undefined) return null;
  return { name: name ?? '', forms: (forms ?? '').split(',') as NonNullable<Department>['forms'] };
}

/** Also where the store is lost or cannot be opened any more: then a backup is what is wanted most. */
async function restore({ out, options, words }: VerbCall): Promise<number> {
  const dataDir = resolve(options.data ?? '');
  const file_name = basename(words[0] ?? '');
  const unopened = async () => ({
    safety_copy: await OpenLedger.restoreUnopened(dataDir, resourcesDir, 'cli', systemPorts(), file_name),
  });
  const restored = existsSync(storeFile(dataDir))
    ? await withStore(dataDir, (ask) => ask('backup.restore', { file_name })).catch((error: unknown) => {
        if (error instanceof Refused && error.failure.code === 'store_damaged') return unopened();
        throw error;
      })
    : await unopened();
  out.answer(restored, [restored.safety_copy ?? '-']);
  return 0;
}

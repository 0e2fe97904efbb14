import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Option } from 'commander';
import type { CallInput } from '../../db/domain/contract.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { optionSets } from '../../db/domain/options.ts';
import type { ListedBackup } from '../../db/domain/safety-answers.ts';
import { OpenLedger, storeFile } from '../../db/open-ledger.ts';
import { systemPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { salvageInto } from '../../db/services/salvages.ts';
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

  verbs
    .onStore(
      'backup',
      '备份；--list 列出备份 / back up; --list shows the backups',
      async ({ ask, out, options }) => {
        if (options.list !== undefined) {
          const backups = await ask('backup.list', {});
          out.answer(backups, backups.map(backupLine));
          return 0;
        }
        const made = await ask('backup.create', {});
        out.answer(made, [made.file_name]);
        return 0;
      },
    )
    .option('--list', 'list the backups, newest first');

  verbs
    .plain('restore <backup>', '恢复备份（名称或文件）/ restore a backup by its name, or any file', restore)
    .requiredOption('--data <dir>', 'data folder');

  verbs
    .plain('salvage', '从损坏的台账中读出能读的数据 / read what can be read of a damaged ledger', salvageVerb)
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--to <dir>', 'folder for the workbook and the JSON file');

  verbs
    .onStore(
      'verify',
      '校验台账；--backups 校验备份 / verify store and audit log; --backups verifies the backups',
      async ({ ask, out, options }) => {
        if (options.backups !== undefined) {
          const verdicts = await ask('backup.verify', {});
          out.answer(
            verdicts,
            verdicts.map(
              ({ folder, file_name, whole, cause }) =>
                `${whole ? 'ok' : `! ${cause}`} ${folder} ${file_name}`,
            ),
          );
          return verdicts.every(({ whole }) => whole) ? 0 : 4;
        }
        const verdict = await ask('store.verify', {});
        const lost = lostAttachments(out.language, verdict.attachments);
        const whole =
          verdict.integrity === 'ok' &&
          verdict.first_bad_entry === null &&
          verdict.diverging === null &&
          lost.length === 0;
        out.answer(verdict, [
          whole ? `ok ${verdict.audit_entries} ${verdict.audit_head}` : JSON.stringify(verdict),
        ]);
        out.note(...lost);
        return whole ? 0 : 4;
      },
    )
    .option('--backups', 'verify every backup, in both folders');
}

const backupLine = ({ file_name, bytes, state, records }: ListedBackup): string =>
  `${state} ${file_name} ${bytes} ${records ?? '-'}`;

/** Opens nothing of the store: it reads a copy, and changes nothing. */
async function salvageVerb({ out, options }: VerbCall): Promise<number> {
  const dataDir = resolve(options.data ?? '');
  if (!existsSync(storeFile(dataDir))) throw new FailureError('store_missing', { path: storeFile(dataDir) });
  const context = {
    ports: systemPorts(),
    areas: loadAreaTable(resourcesDir),
    industries: loadIndustryTable(resourcesDir),
    files: { resolve: async (token: string) => resolve(token) },
  };
  const found = await salvageInto(context, dataDir, { folder: options.to ?? '', language: out.language });
  const lines = found.by_type.map(
    ({ type, read, from_log, unreadable }) => `${type} ${read} +${from_log} !${unreadable}`,
  );
  out.answer(found, [found.workbook, found.json, ...lines]);
  return 0;
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
  const named = basename(words[0] ?? '');
  const file = resolve(words[0] ?? '');
  // A name of a backup of this folder first; any other file by its path.
  const isOwn = existsSync(join(dataDir, 'backups', named)) || !existsSync(file);
  const choice = isOwn ? { file_name: named } : { file };
  const unopened = async () => ({
    safety_copy: await OpenLedger.restoreUnopened(
      dataDir,
      resourcesDir,
      'cli',
      systemPorts(),
      isOwn ? named : file,
    ),
  });
  const restored = existsSync(storeFile(dataDir))
    ? await withStore(dataDir, (ask) => ask('backup.restore', choice)).catch((error: unknown) => {
        if (error instanceof Refused && error.failure.code === 'store_damaged') return unopened();
        throw error;
      })
    : await unopened();
  out.answer(restored, [restored.safety_copy ?? '-']);
  return 0;
}

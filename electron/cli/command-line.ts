import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import { type Failure, FailureError } from '../../db/domain/failure.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { optionSets } from '../../db/domain/options.ts';
import { type StoreClient, startStoreThread } from '../../db/thread/store-client.ts';
import { appVersion, resourcesDir } from '../app-info.ts';
import { Output } from './output.ts';

interface Common {
  readonly data: string;
  readonly json?: boolean;
  readonly lang: Language;
}

type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/**
 * Runs one verb. Exit status: 0 done, 1 violations or refused, 2 usage, 3 file, disk or lock, 4 damaged (design §3).
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('shanhai-ledger')
    .description('山海台账 command line: the same use cases without a window')
    .exitOverride();

  const verb = (
    usage: string,
    description: string,
    run: (
      ask: Ask,
      out: Output,
      options: Record<string, string>,
      words: readonly string[],
    ) => Promise<number>,
  ): Command =>
    program
      .command(usage)
      .description(description)
      .requiredOption('--data <dir>', 'data folder')
      .option('--json', 'one JSON document on standard output')
      .addOption(new Option('--lang <language>').choices(['zh-CN', 'en']).default('zh-CN'))
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command;
        const options = command.opts<Common & Record<string, string>>();
        const out = new Output(options.json === true, options.lang);
        status = await withStore(options, out, (ask) => run(ask, out, options, command.args));
      });

  verb('init', '首次使用：建立台账 / first use', async (ask, out, options) => {
    const session = await ask('session.initialise', {
      role: options.role as CallInput<'session.initialise'>['role'],
      unit: options.county ?? options.prefecture ?? null,
      person: options.person ?? 'cli',
      language: out.language,
    });
    out.answer(session, [`${session.unit?.name ?? '浙江省'} ${session.role}`]);
    return 0;
  })
    .addOption(new Option('--role <role>').choices([...optionSets.role]).makeOptionMandatory())
    .option('--county <code>', 'six-digit code of the county')
    .option('--prefecture <code>', 'four-digit code of the prefecture')
    .option('--person <name>', 'who works here');

  verb(
    'import <file>',
    '导入记录（规范 JSON）/ take records from canonical JSON',
    async (ask, out, _options, words) => {
      const file = resolve(words[0] ?? '');
      const outcome = await ask('records.import', {
        records: await readRecords(file),
        source: basename(file),
      });
      out.answer(outcome, [`+${outcome.added} ~${outcome.changed} =${outcome.same}`]);
      return 0;
    },
  );

  verb('backup', '备份 / back up', async (ask, out) => {
    const made = await ask('backup.create', {});
    out.answer(made, [made.file_name]);
    return 0;
  });

  verb('restore <backup>', '恢复备份 / restore a backup by its name', async (ask, out, _options, words) => {
    const restored = await ask('backup.restore', { file_name: basename(words[0] ?? '') });
    out.answer(restored, [restored.safety_copy]);
    return 0;
  });

  verb('verify', '校验台账 / verify store and audit log', async (ask, out) => {
    const verdict = await ask('store.verify', {});
    const whole = verdict.integrity === 'ok' && verdict.first_bad_entry === null;
    out.answer(verdict, [
      whole ? `ok ${verdict.audit_entries} ${verdict.audit_head}` : JSON.stringify(verdict),
    ]);
    return whole ? 0 : 4;
  });

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return status;
}

/** Opens the data folder for one verb and closes it whatever happens. */
async function withStore(options: Common, out: Output, run: (ask: Ask) => Promise<number>): Promise<number> {
  const started = await startStoreThread(
    {
      dataDir: resolve(options.data),
      resourcesDir,
      hostKind: 'cli',
      ports: { kind: 'system' },
      appVersion,
    },
    // A terminal is its own file picker: its tokens are paths.
    { resolveFile: async (token) => resolve(token) },
  );
  if (!started.ok) return out.fail(started.failure);
  const client: StoreClient = started.value;
  const ask: Ask = async (name, input) => {
    const result = await client.call(name, input);
    if (!result.ok) throw new Refused(result.failure);
    return result.value as CallOutput<typeof name>;
  };
  try {
    return await run(ask);
  } catch (error) {
    if (error instanceof Refused || error instanceof FailureError) return out.fail(error.failure);
    throw error;
  } finally {
    await client.close();
  }
}

class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

async function readRecords(file: string): Promise<CallInput<'records.import'>['records']> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new FailureError('file_missing', { file });
  }
  try {
    const document: unknown = JSON.parse(text);
    const records = Array.isArray(document) ? document : (document as { records?: unknown }).records;
    if (!Array.isArray(records)) throw new Error('no records');
    return records as CallInput<'records.import'>['records'];
  } catch {
    throw new FailureError('file_damaged', { file });
  }
}

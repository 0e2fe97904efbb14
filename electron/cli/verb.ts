import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import { type Failure, FailureError } from '../../db/domain/failure.ts';
import { type Language, languages } from '../../db/domain/locale/labels.ts';
import { storeFile } from '../../db/open-ledger.ts';
import { startStoreThread } from '../../db/thread/store-client.ts';
import { appVersion, resourcesDir } from '../app-info.ts';
import { Output } from './output.ts';

/** A call of the contract; a refusal is thrown and ends the verb. */
export type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** What a verb is given: options by their name, and the words after the verb. */
export interface VerbCall {
  readonly out: Output;
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
}

/** What a verb on a data folder is given besides. */
export interface StoreVerbCall extends VerbCall {
  readonly ask: Ask;
}

/** Adds verbs to the program; each answers its exit status. */
export class Verbs {
  /** Exit status of the verb that ran. */
  status = 0;
  readonly #program: Command;

  constructor(program: Command) {
    this.#program = program;
  }

  /** A verb that reads no data folder. */
  plain(usage: string, description: string, run: (call: VerbCall) => Promise<number>): Command {
    return this.#program
      .command(usage)
      .description(description)
      .option('--json', 'one JSON document on standard output')
      .addOption(new Option('--lang <language>').choices([...languages]).default(languages[0]))
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command;
        const options = command.opts<Record<string, string | undefined>>();
        const out = new Output(Boolean(options.json), options.lang as Language);
        this.status = await refusalsTold(out, () => run({ out, options, words: command.args }));
      });
  }

  /**
   * A verb on a data folder. Only one that `makes` it may be given a folder without a store: a slip in a path must not
   * look like an empty ledger.
   */
  onStore(
    usage: string,
    description: string,
    run: (call: StoreVerbCall) => Promise<number>,
    { makes = false }: { readonly makes?: boolean } = {},
  ): Command {
    return this.plain(usage, description, async (call) => {
      const dataDir = resolve(call.options.data ?? '');
      if (!makes && !existsSync(storeFile(dataDir)))
        throw new FailureError('store_missing', { path: storeFile(dataDir) });
      return withStore(dataDir, (ask) => run({ ...call, ask }));
    }).requiredOption('--data <dir>', 'data folder');
  }
}

/** Opens the data folder for one verb and closes it whatever happens. */
export async function withStore<T>(dataDir: string, run: (ask: Ask) => Promise<T>): Promise<T> {
  const started = await startStoreThread(
    { dataDir, resourcesDir, hostKind: 'cli', ports: { kind: 'system' }, appVersion },
    // A terminal is its own file picker: its tokens are paths.
    { resolveFile: async (token) => resolve(token) },
  );
  if (!started.ok) throw new Refused(started.failure);
  const client = started.value;
  try {
    return await run(async (name, input) => {
      const result = await client.call(name, input);
      if (!result.ok) throw new Refused(result.failure);
      return result.value as CallOutput<typeof name>;
    });
  } finally {
    await client.close();
  }
}

/** A refusal of the services on its way out of a verb. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

async function refusalsTold(out: Output, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refused || error instanceof FailureError) return out.fail(error.failure);
    throw error;
  }
}

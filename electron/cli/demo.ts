import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FailureError } from '../../db/domain/failure.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { ruleMessage } from '../../db/domain/locale/rule-message.ts';
import { demoDataDir, recordDemo, UnexpectedVerdict } from './demo-case.ts';
import { demoReport } from './demo-report.ts';
import { demoWords } from './demo-words.ts';
import { Output } from './output.ts';

/**
 * `npm run -s demo -- [--out DIR] [--lang en]`: the real case through the same services as everyone, with its figures
 * beside the published ones. Exit status: 0 every figure agrees, 1 one differs, 2 usage, else as every verb.
 */

interface Arguments {
  readonly out: string;
  readonly language: Language;
}

function readArguments(): Arguments {
  const { values } = parseArgs({ options: { out: { type: 'string' }, lang: { type: 'string' } } });
  const language = values.lang ?? 'zh-CN';
  if (language !== 'zh-CN' && language !== 'en') throw new Error('--lang zh-CN | en');
  return { out: values.out ?? mkdtempSync(join(tmpdir(), 'shanhai-demo-')), language };
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  let given: Arguments;
  try {
    given = readArguments();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    complain('npm run -s demo -- [--out DIR] [--lang zh-CN|en]');
    return 2;
  }
  const { out, language } = given;
  try {
    const { lines, agrees } = demoReport(language, await recordDemo(out));
    for (const line of lines) say(line);
    say(`${demoWords[language].open}: npm start -- --data ${demoDataDir(out)}`);
    return agrees ? 0 : 1;
  } catch (error) {
    if (error instanceof FailureError) return new Output(false, language).fail(error.failure);
    if (!(error instanceof UnexpectedVerdict)) throw error;
    complain(`${demoWords[language].unexpected}: ${error.period}`);
    for (const { violation, label } of error.verdict.violations) {
      const text = ruleMessage(language, violation, { moneyUnit: 'wanYuan' });
      complain(`  ${violation.rule} ${label[language]} ${text}`);
    }
    return 1;
  }
}

process.exitCode = await main();

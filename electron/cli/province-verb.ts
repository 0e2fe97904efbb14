import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { faultyFilesDir, writeFaultyFiles } from '../../db/demo/province/files/write-files.ts';
import { type CheckedCounty, type Difference, makeProvince } from '../../db/demo/province/make-province.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { appVersion, resourcesDir } from '../app-info.ts';
import { provinceWords } from './province-words.ts';
import type { VerbCall, Verbs } from './verb.ts';

/** The verb that makes the synthetic province. */
export function addProvinceVerb(verbs: Verbs): void {
  verbs
    .plain(
      'demo-province',
      '生成演示省份：26县2021年年报 / make a synthetic province of 26 counties',
      demoProvince,
    )
    .requiredOption('--out <dir>', 'folder that gets a data folder for each county, named by its code')
    .addOption(
      new Option('--seed <n>', 'the same number makes the same records').default('1').argParser(seedOf),
    )
    .option('--faults', 'plant a mistake for every rule, and say what the check must find');
}

function seedOf(text: string): string {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number from 0 to 999999999');
  return text;
}

async function demoProvince({ out, options }: VerbCall): Promise<number> {
  const seed = Number(options.seed);
  const faults = options.faults !== undefined;
  const province = {
    seed,
    out: resolve(options.out ?? ''),
    resourcesDir,
    appVersion,
    areas: loadAreaTable(resourcesDir),
    industries: loadIndustryTable(resourcesDir),
  };
  const counties: CheckedCounty[] = [];
  for await (const county of makeProvince(province, faults)) {
    counties.push(county);
    if (!out.json) out.note(countyLine(out.language, county));
  }
  const files = faults ? (await writeFaultyFiles(province)).files : [];
  const expected = counties.flatMap((county) => county.expected);
  const differences = counties.flatMap((county) => county.differences);
  const words = provinceWords[out.language];
  const lines = [
    ...expected
      .filter(({ why }) => faults || why !== 'explained')
      .map(({ why, ...place }) => `${placeText(place)} ${words.why[why]}`),
    ...files.map(
      ({ file, fault, must }) =>
        `${join(faultyFilesDir(province.out), file)} ${words.files[fault]}${words.must[must.does]}`,
    ),
    ...differences.map((one) => `${placeText(one)} ${words.side[one.side]}`),
    differences.length === 0 ? words.asExpected : words.notAsExpected,
  ];
  const answer = {
    seed,
    faults,
    counties: counties.map(countyAnswer),
    expected,
    differences,
    files,
  };
  out.answer(answer, lines);
  return differences.length === 0 ? 0 : 1;
}

function countyAnswer({ plan, stored, verdict }: CheckedCounty) {
  const { hard, unexplained, explained, hints } = verdict;
  return { county: plan.area_code, name: plan.name, ...stored, hard, unexplained, explained, hints };
}

function countyLine(language: Language, county: CheckedCounty): string {
  const { name, county: code, count, hard, unexplained, explained, hints } = countyAnswer(county);
  return fill(provinceWords[language].county, { name, code, count, hard, unexplained, explained, hints });
}

const placeText = ({ county, rule, record_type, record_id }: Omit<Difference, 'side'>): string =>
  `${county} ${rule} ${record_type} ${record_id ?? '-'}`;

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from '../../db/demo/province/faults/all-faults.ts';
import { notInRecords } from '../../db/demo/province/faults/report-faults.ts';
import { faultyFilesDir, writeFaultyFiles } from '../../db/demo/province/files/write-files.ts';
import { type CheckedCounty, makeProvince } from '../../db/demo/province/make-province.ts';
import { provinceCounties } from '../../db/demo/province/plan.ts';
import { allRules } from '../../db/domain/rules/all-rules.ts';
import { showReportFile } from '../../db/exchange/report-file/show-report-file.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { appVersion } from '../../electron/app-info.ts';
import { processTimeoutMs, runCli } from '../support/run-cli.ts';
import { resourcesDir, temporaryFolder } from '../support/store-folder.ts';
import { articleFigures, ProvinceStores } from './province-figures.ts';

interface Answer {
  readonly counties: readonly {
    readonly county: string;
    readonly sha256: string;
    readonly hard: number;
    readonly unexplained: number;
    readonly explained: number;
  }[];
  readonly expected: readonly unknown[];
  readonly differences: readonly unknown[];
}

const folder = temporaryFolder();
afterAll(() => folder.remove());
const areas = loadAreaTable(resourcesDir);
const industries = loadIndustryTable(resourcesDir);

/** Some counties, made in a folder of their own. */
async function made(name: string, seed: number, faults: boolean, only: readonly string[]) {
  const options = { seed, out: join(folder.path, name), resourcesDir, appVersion, areas, industries };
  const counties: CheckedCounty[] = [];
  for await (const county of makeProvince(options, faults, only)) counties.push(county);
  return counties;
}

describe('demo-province', () => {
  const out = join(folder.path, 'province');
  let answer: Answer;
  let seconds: number;
  let stores: ProvinceStores;
  beforeAll(() => {
    const start = performance.now();
    const run = runCli(['demo-province', '--out', out, '--seed', '1', '--json']);
    seconds = (performance.now() - start) / 1000;
    expect(run).toMatchObject({ status: 0, stderr: '' });
    answer = run.json<Answer>();
    stores = new ProvinceStores(
      out,
      answer.counties.map(({ county }) => county),
    );
  }, processTimeoutMs);
  afterAll(() => stores.close());

  it('comes to the figures of the article, as its stores hold them', () => {
    const { received, distributed, ...exact } = articleFigures(stores);
    expect(exact).toEqual({
      enclaves: 42,
      weakVillage: 30,
      industrial: 8,
      sciTech: 4,
      countiesCovered: 26,
      villages: 2530,
      sitePlans: 28,
      agreements: 9,
      platforms: 68,
      ecoParks: 18,
      projects: 199,
      // 33.3 billion yuan, in fen.
      invested: 3_330_000_000_000,
      policies: 26,
      policiesByJuly: 5,
      educationGroups: 26,
      medicalCounties: 26,
    });
    expect(received).toBeGreaterThan(204_000_000_00);
    expect(received).toBeLessThan(205_000_000_00);
    expect(distributed).toBeLessThanOrEqual(received);
  });

  it('has 26 packages that nothing keeps from being submitted', () => {
    expect(answer.counties).toHaveLength(26);
    for (const { hard, unexplained } of answer.counties)
      expect({ hard, unexplained }).toEqual({ hard: 0, unexplained: 0 });
    expect(answer.differences).toEqual([]);
  });

  it('lets a county submit its annual package', { timeout: processTimeoutMs }, () => {
    const county = answer.counties.find(({ explained }) => explained > 0)?.county ?? '330127';
    const signers = ['--filler', '王芳', '--phone', '0', '--stat-head', '张伟', '--unit-head', '李军'];
    const period = ['--period', '2021', '--to', folder.path, '--report-date', '2022-01-20'];
    const run = runCli(['submit', '--data', join(out, county), ...period, ...signers]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });

  it('is made within a minute', () => {
    expect(seconds).toBeLessThan(60);
  });

  it('leaves what lies there as it is', () => {
    const again = runCli(['demo-province', '--out', out, '--seed', '2']);
    expect(again).toMatchObject({ status: 3, stdout: '' });
  });
});

describe('a seed', () => {
  it('gives the same records every time, and another one others', { timeout: processTimeoutMs }, async () => {
    const only = ['330825', '331125'];
    const hashes = async (name: string, seed: number) =>
      (await made(name, seed, false, only)).map(({ stored }) => stored.sha256);
    const first = await hashes('first', 4);
    expect(await hashes('again', 4)).toEqual(first);
    const other = await hashes('other', 5);
    expect(other.some((hash) => first.includes(hash))).toBe(false);
  });

  it('is read as a whole number', () => {
    expect(runCli(['demo-province', '--out', folder.path, '--seed', '1.5'])).toMatchObject({ status: 2 });
  });
});

describe('faulty files', () => {
  it('are what their manifest says, as far as the app reads them', {
    timeout: processTimeoutMs,
  }, async () => {
    const out = join(folder.path, 'files');
    const options = { seed: 1, out, resourcesDir, appVersion, areas, industries };
    const { files, reported, missing } = await writeFaultyFiles(options);
    expect([...reported, ...missing].toSorted()).toEqual([...provinceCounties].toSorted());
    for (const { file, must, read_by } of files) {
      const path = join(faultyFilesDir(out), file);
      expect(existsSync(path), file).toBe(true);
      if (read_by !== 'show') continue;
      if (must.does === 'refuse') {
        await expect(showReportFile(path)).rejects.toMatchObject({ failure: { code: must.code } });
        continue;
      }
      const shown = await showReportFile(path);
      expect(shown.signature, file).toBe('valid');
      expect(shown.edited_cells.length, file).toBe(must.does === 'nameEditedCells' ? must.count : 0);
    }
    const versions = files.filter(({ fault }) => fault === 'duplicateVersion');
    const shown = await Promise.all(
      versions.map(({ file }) => showReportFile(join(faultyFilesDir(out), file))),
    );
    expect(shown.map(({ manifest }) => manifest.version)).toEqual([1, 2]);
  });
});

describe('planted faults', () => {
  const planted = new Set(allFaults.map(({ rule }) => rule));

  it('are there for every rule that records can break', () => {
    const rules = allRules.map(({ id }) => id);
    expect(rules.filter((rule) => !planted.has(rule)).toSorted()).toEqual(
      Object.keys(notInRecords).toSorted(),
    );
    expect([...planted].filter((rule) => !rules.includes(rule))).toEqual([]);
    expect(planted.size).toBe(allFaults.length);
  });

  it('are found, with what follows from them, and nothing else', { timeout: processTimeoutMs }, async () => {
    const counties = await made('faults', 1, true, [
      '330127',
      '330324',
      '330803',
      '330825',
      '331122',
      '331125',
    ]);
    expect(counties.flatMap(({ differences }) => differences)).toEqual([]);
    const found = counties.flatMap(({ verdict }) =>
      verdict.violations.map(({ violation }) => violation.rule),
    );
    expect([...planted].filter((rule) => !found.includes(rule))).toEqual([]);
  });

  it('are printed as the exact set that the checks must find', { timeout: processTimeoutMs }, async () => {
    const [county] = await made('printed', 2, true, ['330329']);
    expect(county?.expected.length).toBeGreaterThan(planted.size - 1);
    expect(county?.differences).toEqual([]);
  });
});

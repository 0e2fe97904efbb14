import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlacedReply, ReviewState } from '../../db/domain/review-answers.ts';
import { oneProject } from '../support/one-project.ts';
import { receiveInto } from '../support/received.ts';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { openCounty, openServices } from '../support/service-host.ts';
import { temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('a month goes to the city, back with queries, is answered and handed in again', {
  timeout: processTimeoutMs,
}, async () => {
  const place = (name: string): string => join(folder.path, name);
  mkdirSync(place('shared'));
  (await openCounty(place('county'), oneProject())).close();
  const [county, city] = [cliOn(place('county')), cliOn(place('city'))];
  const names = ['--filler', '王芳', '--phone', '0570-0000000', '--stat-head', '张伟', '--unit-head', '李军'];
  const submit = ['submit', '--period', '2021-03', '--to', place('shared')] as const;
  expect(county(...submit, ...names, '--report-date', '2021-04-08').status).toBe(0);
  const file = '龙游县_项目投资_2021年03月.xlsx';

  expect(city('init', '--role', 'prefecture', '--county', '3308', '--person', '赵敏').status).toBe(0);
  const host = await openServices(place('city'));
  await receiveInto(host.context.ledger.store, join(place('shared'), file), {
    person: '赵敏',
    at: '2021-04-09T02:00:00Z',
  });
  host.close();

  const ofUnit = ['--unit', '330825', '--period', '2021-03', '--to', place('shared')] as const;
  const received = city('receipt', ...ofUnit, '--json');
  expect(received).toMatchObject({ status: 0, stderr: '' });
  expect(received.json<PlacedReply>()).toMatchObject({ verdict: 'received', created: true });

  // A slip in a query sends nothing back.
  expect(city('send-back', ...ofUnit, '--query', 'receipt').status).toBe(2);
  expect(city('send-back', ...ofUnit, '--query', 'investment/nothing/inv_month/?').status).toBe(2);
  writeFileSync(place('queries.json'), JSON.stringify([{ text: '封面联系电话请核对' }]));
  const asked = ['--query', 'investment/investment-2/inv_month/与工程进度不符/请核实'] as const;
  const sent = city('send-back', ...ofUnit, ...asked, '--queries', place('queries.json'), '--why', '请核对');
  expect(sent).toMatchObject({ status: 0, stderr: '' });
  expect(sent.stdout).toBe('已退回：龙游县_项目投资_2021年03月_退回_v1.xlsx（核实意见2条）\n');

  const back = join(place('shared'), '龙游县_项目投资_2021年03月_退回_v1.xlsx');
  const stranger = county('read-reply', back);
  expect(stranger.status).toBe(1);
  const key = /--trust (\S+)/.exec(stranger.stderr)?.[1] ?? '';
  expect(county('read-reply', back, '--trust', key)).toMatchObject({
    status: 0,
    stdout: '衢州市：退回，第1版现为“已退回”，新收核实意见2条\n',
  });
  const state = county('queries', '--period', '2021-03', '--json').json<ReviewState>();
  expect(state).toMatchObject({ open: 2, next_kind: 'resubmission' });
  expect(state.queries.map(({ text }) => text).sort()).toEqual([
    '与工程进度不符/请核实',
    '封面联系电话请核对',
  ]);

  const again = [...submit, '--reason', '答复核实意见', '--report-date', '2021-04-08'] as const;
  expect(county(...again)).toMatchObject({ status: 1, stderr: expect.stringContaining('2条') });
  for (const { id } of state.queries)
    expect(county('answer', id, '--period', '2021-03', '--text', '已核对，无误').status).toBe(0);
  expect(county(...again)).toMatchObject({ status: 0 });
  const shown = county('show', join(place('shared'), '龙游县_项目投资_2021年03月_v2.xlsx'));
  expect(
    shown.json<{ manifest: object; records: { type: string; record: { answer: string } }[] }>(),
  ).toMatchObject({
    manifest: { version: 2, correction_kind: 'resubmission', counts: { query: 2 } },
  });
});

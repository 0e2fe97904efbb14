import { longyouZhenhai } from '../../db/demo/longyou-zhenhai.ts';
import { seededPorts } from '../../db/ports.ts';
import type { RunningApp } from './fixtures.ts';

/** The case Longyou–Zhenhai with ids that are the same in every run. */
export const theCase = longyouZhenhai(seededPorts(7, '2020-10-12T00:00:00.000Z').newId);

/**
 * A ledger with the quarter's records of the case.
 * @param left record types that are left out, to be entered by hand
 */
export function seedCase(app: RunningApp, left: readonly string[]): void {
  const records = (theCase.sittings[0]?.changes ?? [])
    .filter(({ type }) => !left.includes(type))
    .map(({ type, id, values }) => ({ type, record: { ...values, id } }));
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records })));
}

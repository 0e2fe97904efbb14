import { afterAll, expect } from 'vitest';
import './deny-network.ts';
import { NetworkWatch } from './network-watch.ts';

/** Vitest's setup of every test file: no test, and no process that it starts, reaches another machine. */
const watch = new NetworkWatch();
Object.assign(process.env, watch.env());

afterAll(() => {
  const attempts = watch.attempts();
  watch.remove();
  expect(attempts, 'tries to reach another machine').toEqual([]);
});

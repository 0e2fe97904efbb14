import { ask, expect, test } from './fixtures.ts';

test('the store opens', async ({ app, page }) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await page.goto(await app.start());
  await expect(page.getByRole('navigation', { name: '山海台账' })).toContainText('王芳');
  expect(await ask(page, 'session.open', {})).toMatchObject({ initialised: true, person: '王芳' });
  // The page has no Node and no Electron, whatever host it is in.
  const reachable = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  );
  expect(reachable).toEqual([]);
});

import type { BrowserWindow as ElectronWindow, MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { appVersion } from '../../electron/app-info.ts';
import { appMenu, offerTextMenu, showMenu } from '../../electron/menu.ts';
import { BrowserWindow, dialog, Menu } from '../support/electron-double.ts';

const window = new BrowserWindow({});
const asElectron = window as unknown as ElectronWindow;
const find = (): ElectronWindow => asElectron;

function items(language: 'zh-CN' | 'en'): MenuItemConstructorOptions[] {
  return appMenu(language, find)
    .flatMap((menu) => [menu, ...(menu.submenu as MenuItemConstructorOptions[])])
    .filter((item) => item.type !== 'separator');
}

function choose(language: 'zh-CN' | 'en', label: string): void {
  const item = items(language).find((one) => one.label === label);
  if (item === undefined) throw new Error(`no ${label}`);
  (item.click as () => void)();
}

test('the menu speaks one language at a time', () => {
  for (const { label } of items('zh-CN')) expect(label).toMatch(/^\p{Script=Han}+…?$/u);
  for (const { label } of items('en')) expect(label).toMatch(/^[A-Za-z ]+…?$/);
  expect(items('zh-CN')).toHaveLength(items('en').length);
});

test('another language gives another menu', () => {
  showMenu('zh-CN', find);
  expect(Menu.applied?.[0]?.label).toBe('文件');
  showMenu('en', find);
  expect(Menu.applied?.[0]?.label).toBe('File');
});

test('what the page does is told to the page, in one word', () => {
  for (const label of ['保存', '立即备份', '导入表格…', '查找', '设置', '使用手册']) choose('zh-CN', label);
  const words = window.webContents.mainFrame.told.map(([channel, word]) => [channel, word]);
  expect(words).toEqual(
    ['save', 'backup', 'importSheet', 'find', 'settings', 'manual'].map((word) => ['shanhai:menu', word]),
  );
});

test('keys that the page knows are shown, not taken from it', () => {
  const keys = Object.fromEntries(
    items('en')
      .filter((item) => item.accelerator !== undefined)
      .map((item) => [item.accelerator, item.registerAccelerator ?? true]),
  );
  expect(keys).toEqual({ 'CmdOrCtrl+S': false, 'CmdOrCtrl+K': false, 'CmdOrCtrl+P': true, F1: false });
});

test('nothing reloads the page or opens developer tools', () => {
  const roles = items('en').map((item) => item.role?.toLowerCase());
  for (const role of ['reload', 'forcereload', 'toggledevtools', 'viewmenu', 'windowmenu', 'appmenu']) {
    expect(roles).not.toContain(role);
  }
});

test('printing shows the system’s dialog', () => {
  choose('en', 'Print…');
  expect(window.webContents.prints.at(-1)?.options).toMatchObject({ silent: false });
});

test('the program says its name and version', () => {
  choose('zh-CN', '关于山海台账');
  expect(dialog.shown.at(-1)).toMatchObject({ message: `山海台账  版本 ${appVersion}`, buttons: ['关闭'] });
  choose('en', 'About Shanhai Ledger');
  expect(dialog.shown.at(-1)).toMatchObject({ message: `Shanhai Ledger  Version ${appVersion}` });
});

test('the right mouse button offers cut, copy and paste where there is text', () => {
  offerTextMenu(asElectron, () => 'zh-CN');
  const press = (details: { isEditable: boolean; selectionText: string }): void => {
    window.webContents.emit('context-menu', {}, details);
  };
  press({ isEditable: false, selectionText: '' });
  expect(Menu.popped).toHaveLength(0);
  press({ isEditable: true, selectionText: '' });
  press({ isEditable: false, selectionText: '第一村' });
  expect(Menu.popped.map((menu) => menu.map(({ label }) => label))).toEqual([
    ['剪切', '复制', '粘贴', '全选'],
    ['剪切', '复制', '粘贴', '全选'],
  ]);
});

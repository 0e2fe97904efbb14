import {
  type BrowserWindow,
  dialog,
  Menu,
  type MenuItemConstructorOptions,
  type MessageBoxOptions,
} from 'electron';
import type { Language } from '../db/domain/locale/labels.ts';
import type { MenuCommand } from '../db/domain/menu-commands.ts';
import { appVersion } from './app-info.ts';
import { desktopWords } from './locale/desktop-words.ts';
import { printPage } from './print.ts';
import { tellPage } from './tell-page.ts';

/** The window, while there is one. */
export type FindWindow = () => BrowserWindow | undefined;

/**
 * What an officer expects of any program, in the chosen language; the work itself is in the page, which is told what was
 * chosen. Keys that the page knows itself are only shown: it decides what they mean where the cursor stands.
 */
export function appMenu(language: Language, window: FindWindow): MenuItemConstructorOptions[] {
  const { menu } = desktopWords(language);
  const told = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => tellPage(window(), command),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const about: MenuItemConstructorOptions = { label: menu.about, click: () => showAbout(language, window) };
  const file: MenuItemConstructorOptions[] = [
    told(menu.save, 'save', 'CmdOrCtrl+S'),
    told(menu.backup, 'backup'),
    told(menu.importSheet, 'importSheet'),
    { type: 'separator' },
    { label: menu.print, accelerator: 'CmdOrCtrl+P', click: () => printPage(language, window()) },
    { type: 'separator' },
    told(menu.settings, 'settings'),
    { role: 'quit', label: menu.quit },
  ];
  return [
    ...(process.platform === 'darwin'
      ? [
          {
            label: desktopWords(language).product,
            submenu: [about, { role: 'hide', label: menu.hide }, { role: 'quit', label: menu.quit }],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    { label: menu.file, submenu: file },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        { type: 'separator' },
        ...textItems(language),
        { type: 'separator' },
        told(menu.find, 'find', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        { role: 'resetZoom', label: menu.resetZoom },
        { type: 'separator' },
        { role: 'togglefullscreen', label: menu.fullScreen },
      ],
    },
    {
      label: menu.help,
      submenu: [told(menu.manual, 'manual', 'F1'), { type: 'separator' }, about],
    },
  ];
}

function textItems(language: Language): MenuItemConstructorOptions[] {
  const { menu } = desktopWords(language);
  return [
    { role: 'cut', label: menu.cut },
    { role: 'copy', label: menu.copy },
    { role: 'paste', label: menu.paste },
    { role: 'selectAll', label: menu.selectAll },
  ];
}

/** Sets the application's menu in a language; called again when another one is chosen. */
export function showMenu(language: Language, window: FindWindow): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(language, window)));
}

/** The right mouse button offers what it offers in every program: cut, copy, paste. Electron has none of its own. */
export function offerTextMenu(window: BrowserWindow, language: () => Language): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (!isEditable && selectionText === '') return;
    Menu.buildFromTemplate(textItems(language())).popup({ window });
  });
}

function showAbout(language: Language, window: FindWindow): void {
  const { product, about, menu } = desktopWords(language);
  const parent = window();
  const box: MessageBoxOptions = {
    type: 'info',
    title: menu.about,
    message: `${product}  ${about.version(appVersion)}`,
    detail: `${about.what}\n\nElectron ${process.versions.electron ?? '–'} · ${process.platform} ${process.arch}`,
    buttons: [about.close],
    noLink: true,
  };
  void (parent === undefined ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box));
}

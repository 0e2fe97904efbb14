import { Menu, type MenuItemConstructorOptions } from 'electron';

/** What an officer expects of any program, in both languages; the work itself is in the window. */
export function appMenu(): MenuItemConstructorOptions[] {
  return [
    { label: '文件 File', submenu: [{ role: 'quit', label: '退出 Quit' }] },
    {
      label: '编辑 Edit',
      submenu: [
        { role: 'undo', label: '撤销 Undo' },
        { role: 'redo', label: '重做 Redo' },
        { type: 'separator' },
        { role: 'cut', label: '剪切 Cut' },
        { role: 'copy', label: '复制 Copy' },
        { role: 'paste', label: '粘贴 Paste' },
        { role: 'selectAll', label: '全选 Select all' },
      ],
    },
    {
      label: '视图 View',
      submenu: [
        { role: 'zoomIn', label: '放大 Zoom in' },
        { role: 'zoomOut', label: '缩小 Zoom out' },
        { role: 'resetZoom', label: '原始大小 Actual size' },
        { role: 'togglefullscreen', label: '全屏 Full screen' },
      ],
    },
  ];
}

export function showMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu()));
}

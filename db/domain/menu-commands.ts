/**
 * What the desktop's menu may ask of the page: one of these words and nothing else. `keepDrafts` comes before the window
 * closes or the machine shuts down; `openReport` says that a report file waits to be fetched by `files.opened`.
 */
export const menuCommands = [
  'save',
  'backup',
  'find',
  'importSheet',
  'settings',
  'manual',
  'keepDrafts',
  'openReport',
] as const;

export type MenuCommand = (typeof menuCommands)[number];

export function isMenuCommand(value: unknown): value is MenuCommand {
  return menuCommands.some((command) => command === value);
}

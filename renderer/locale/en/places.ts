import type { Texts } from '../zh-CN.ts';

/** Words of the window: choosing places on the disk. */
export const placesTexts: Texts['places'] = {
  chooseFolder: 'Choose a folder',
  chooseFile: 'Choose a file',
  roots: 'Places',
  shared: 'Shared folder: {{name}}',
  documents: 'Documents',
  home: 'Home',
  trail: 'Where you are',
  up: 'Up one level',
  folder: ', folder',
  file: ', file',
  empty: 'This folder is empty.',
  leftOut: '{{count}} more entries are not listed.',
  leftOut_one: '{{count}} more entry is not listed.',
  noRoots: 'There is no place to browse.',
  newFolder: 'New folder',
  newName: 'Name of the new folder',
  badName: 'A name cannot be blank, hold \\ / : * ? " < > | or begin or end with a space or full stop',
  make: 'Make it',
  pathPlaceholder: 'Paste a path, or look for it with the button',
  browse: 'Browse…',
  trying: 'Trying to write…',
  usable: 'Files can be written here',
  take: 'Choose “{{name}}”',
};

import { basename, dirname } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { fileEndings, type HostHandlers, type PickedPlace } from '../db/domain/host-contract.ts';
import type { Language } from '../db/domain/locale/labels.ts';
import { droppedFile } from './dropped-file.ts';
import { desktopWords } from './locale/desktop-words.ts';
import type { PlaceTokens } from './place-tokens.ts';
import { typedFolder } from './typed-folder.ts';

export interface Picking {
  readonly tokens: PlaceTokens;
  readonly window: () => BrowserWindow | undefined;
  readonly language: () => Language;
  /** Where the last choice was made; absolute path. */
  readonly lastFolder: { get(): string | undefined; note(folder: string): void };
}

/** The system's dialogs, in the chosen language; the window gets a token for what was picked. */
export function pickHandlers(
  picking: Picking,
): HostHandlers<'files.pickFolder' | 'files.pickFile' | 'files.typedFolder' | 'files.dropped'> {
  const { tokens, window, language, lastFolder } = picking;
  const words = () => desktopWords(language()).pick;

  const pick = async (
    options: OpenDialogOptions,
    folderOf: (path: string) => string,
  ): Promise<{ readonly picked: PickedPlace | null }> => {
    const parent = window();
    const start = lastFolder.get();
    const asked = start === undefined ? options : { ...options, defaultPath: start };
    const shown = parent === undefined ? dialog.showOpenDialog(asked) : dialog.showOpenDialog(parent, asked);
    const { canceled, filePaths } = await shown;
    const [path] = filePaths;
    if (canceled || path === undefined) return { picked: null };
    lastFolder.note(folderOf(path));
    return { picked: { token: tokens.give(path), name: basename(path) || path } };
  };

  return {
    'files.pickFolder': () =>
      pick(
        {
          title: words().folder,
          buttonLabel: words().choose,
          properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
        },
        (path) => path,
      ),
    'files.typedFolder': ({ path }) => typedFolder(tokens, path),
    'files.dropped': ({ path }) => droppedFile(tokens, path),
    'files.pickFile': ({ kinds }) =>
      pick(
        {
          title: words().file,
          buttonLabel: words().open,
          properties: ['openFile', 'dontAddToRecent'],
          filters: kinds.map((kind) => ({ name: words().kinds[kind], extensions: [...fileEndings[kind]] })),
        },
        dirname,
      ),
  };
}

import { basename } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import {
  type FileKind,
  fileEndings,
  type HostHandlers,
  type PickedPlace,
} from '../db/domain/host-contract.ts';
import type { PlaceTokens } from './place-tokens.ts';
import { typedFolder } from './typed-folder.ts';

const fileTypeNames: { readonly [K in FileKind]: string } = {
  xlsx: '工作簿 Workbook (.xlsx)',
  json: '记录 Records (.json)',
  attachment: '文件 Documents',
};

/** The desktop's own calls: the system's dialogs; the window gets a token for what was picked. */
export function pickHandlers(
  tokens: PlaceTokens,
  window: () => BrowserWindow | undefined,
): HostHandlers<'files.pickFolder' | 'files.pickFile'> {
  const pick = async (options: OpenDialogOptions): Promise<{ readonly picked: PickedPlace | null }> => {
    const parent = window();
    const shown =
      parent === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options);
    const { canceled, filePaths } = await shown;
    const [path] = filePaths;
    if (canceled || path === undefined) return { picked: null };
    return { picked: { token: tokens.give(path), name: basename(path) || path } };
  };
  return {
    'files.pickFolder': () => pick({ properties: ['openDirectory', 'createDirectory'] }),
    'files.typedFolder': ({ path }) => typedFolder(tokens, path),
    'files.pickFile': ({ kinds }) =>
      pick({
        properties: ['openFile'],
        filters: kinds.map((kind) => ({ name: fileTypeNames[kind], extensions: [...fileEndings[kind]] })),
      }),
  };
}

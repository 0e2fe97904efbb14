import type { Result } from '../../db/domain/failure.ts';
import { mostDroppedBytes, type PickedPlace } from '../../db/domain/host-contract.ts';
import type { RecordType } from '../../db/domain/records/catalogue.ts';
import { CallFailed, hasSystemDialogs, hostCall } from './client.ts';
import { handedOver } from './handed-over.ts';

/** Why what was dropped cannot be taken, which is seen before any of it is read. */
export type DropRefusal = 'several' | 'folder' | 'tooLarge' | 'unreadable';

/** What was dropped on a page, for the page that takes workbooks in. */
export interface Dropped {
  readonly name: string;
  readonly content: File | DropRefusal;
  /** What the page that it was dropped on takes in; null: whatever its heads say. */
  readonly type: RecordType | null;
}

/** What was dropped and waits to be taken. */
export const { offer: offerDropped, useOffered: useDropped } = handedOver<Dropped>();

/** What one drop brought. A browser tells a folder from a file only while it drops. */
export function readDrop(data: DataTransfer, type: RecordType | null): Dropped | null {
  const [file, more] = data.files;
  if (file === undefined) return null;
  const isFolder = [...data.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  const refusal: DropRefusal | null =
    more !== undefined
      ? 'several'
      : isFolder
        ? 'folder'
        : !hasSystemDialogs() && file.size > mostDroppedBytes
          ? 'tooLarge'
          : null;
  return { name: file.name, content: refusal ?? file, type };
}

/**
 * A place that the services can read: the desktop knows where the file lies, the browser sends what is in it.
 * @throws CallFailed with the host's failure; the browser's own error where the file cannot be read
 */
export async function placeOfDropped(file: File): Promise<PickedPlace> {
  if (window.shanhai === undefined)
    return hostCall('files.receive', { name: file.name, content: await inBase64(file) });
  const answer = (await window.shanhai.drop(file)) as Result<PickedPlace>;
  if (!answer.ok) throw new CallFailed(answer.failure);
  return answer.value;
}

function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(file);
  });
}

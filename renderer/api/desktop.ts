import type { MenuCommand } from '../../db/domain/menu-commands.ts';
import type { ChosenPaper } from '../../db/domain/paper.ts';
import { hasSystemDialogs, hostCall } from './client.ts';

const hearers = new Set<(command: MenuCommand) => void>();
let listening = false;

/** Hears what is chosen in the desktop's menu; in the browser, which has none, nothing. @returns how to stop. */
export function onMenu(hear: (command: MenuCommand) => void): () => void {
  hearers.add(hear);
  if (!listening) {
    listening = true;
    window.shanhai?.onMenu((command) => {
      for (const each of hearers) each(command);
    });
  }
  return () => hearers.delete(hear);
}

/**
 * Prints the page as it stands; its styles say how it looks on paper.
 * @param paper that it was laid out for, with its own margins; left out: what the printer holds
 */
export async function printPage(paper?: ChosenPaper): Promise<void> {
  if (hasSystemDialogs()) await hostCall('page.print', paper === undefined ? {} : { paper });
  else window.print();
}

/**
 * Saves the page as a PDF in a folder that the system's dialog asks for; the browser has no such way.
 * @param pages that it was laid out on
 * @returns the file's name; null: no folder was chosen
 */
export async function savePdf(paper: ChosenPaper, name: string, pages: number): Promise<string | null> {
  return (await hostCall('page.pdf', { paper, name, pages })).file;
}

import type { ChosenPaper } from '../domain/paper.ts';
import { getSetting, rememberSetting } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** Settings that remember what was printed on last. */
type PaperSetting = 'form_paper' | 'list_paper';

/** The paper that was chosen last; null: none yet. @throws FailureError `not_initialised` */
export function keptPaper(context: ServiceContext, setting: PaperSetting): ChosenPaper | null {
  requireUnit(context);
  return context.ledger.store.read((reader) => getSetting<ChosenPaper>(reader, setting)) ?? null;
}

/** Remembers the paper for the next time. @throws FailureError `not_initialised` */
export function keepPaper(context: ServiceContext, setting: PaperSetting, paper: ChosenPaper): void {
  const kept = keptPaper(context, setting);
  if (kept?.size !== paper.size || kept.landscape !== paper.landscape)
    context.ledger.store.write((writer) => rememberSetting(writer, setting, paper));
}

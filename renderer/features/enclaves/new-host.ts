import type { RecordChange } from '../../../db/domain/contract.ts';
import type { OptionOf } from '../../../db/domain/options.ts';

/** A host (飞入地) that is being made with the enclave that names it; kept as a text beside the form's cells. */
export interface NewHost {
  readonly id: string;
  readonly host_name: string;
  readonly host_kind: OptionOf<'hostKind'>;
  /** Null for a functional zone: it has no code of its own. */
  readonly host_code: string | null;
  /** Code of the area it lies in; '' while not yet filled in. */
  readonly parent_code: string;
}

/** Name of the text beside the form's cells. */
export const newHostText = 'new_host';

const ZHEJIANG = '33';

/** The host that an area of the table makes: a county lies in its prefecture, a prefecture in its province. */
export function hostOfArea(id: string, code: string, name: string): NewHost {
  const kind = code.startsWith(ZHEJIANG) ? (code.length === 4 ? 'prefecture' : 'county') : 'outsideProvince';
  return {
    id,
    host_name: name,
    host_kind: kind,
    host_code: code,
    parent_code: code.length === 4 ? code.slice(0, 2) : code.slice(0, 4),
  };
}

export function functionalZone(id: string): NewHost {
  return { id, host_name: '', host_kind: 'functionalZone', host_code: null, parent_code: '' };
}

/** The new host that a text keeps, or null. */
export function readNewHost(text: string): NewHost | null {
  if (text === '') return null;
  try {
    const host = JSON.parse(text) as NewHost;
    return typeof host.id === 'string' ? host : null;
  } catch {
    return null;
  }
}

/** The changes that an enclave's form saves with it: the host that it names, where that is new. */
export function hostAlongside(typed: Readonly<Record<string, string>>, hostId: unknown): RecordChange[] {
  const host = readNewHost(typed[newHostText] ?? '');
  return host !== null && host.id === hostId ? [newHostChange(host)] : [];
}

/** The change that makes the host. */
function newHostChange({ id, host_name, host_kind, host_code, parent_code }: NewHost): RecordChange {
  const orBlank = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const parent = /^\d+$/.test(parent_code) ? parent_code : null;
  return {
    type: 'host',
    id,
    base_revision: null,
    values: { host_name: orBlank(host_name), host_kind, host_code, parent_code: parent },
  };
}

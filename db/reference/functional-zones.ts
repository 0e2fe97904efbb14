import { type Source, sources } from './sources.ts';

/**
 * Functional zones (功能区) that are hosts: they have no code of their own in GB/T 2260, so that they are known by their name
 * and the area they lie in; model §2.2, §3.
 */
export interface FunctionalZone {
  readonly name: string;
  /** Code of the area it lies in. */
  readonly parent: string;
  /** Mountain county whose own zone it is: a host without a partner that is known. */
  readonly own_of: string | null;
  readonly source: Source;
  /** Whether the source says also where it lies. */
  readonly confirmed: boolean;
}

export const jiaxingPort: FunctionalZone = {
  name: '嘉兴港区',
  parent: '330482',
  own_of: null,
  source: sources.yunhe,
  confirmed: false,
};

export const shaoxingBinhai: FunctionalZone = {
  name: '绍兴滨海新区',
  parent: '330602',
  own_of: null,
  source: sources.kaihua,
  confirmed: true,
};

/** Pan'an's own enclave in the city of Jinhua, since 1995. */
const jinpan: FunctionalZone = {
  name: '金磐开发区',
  parent: '3307',
  own_of: '330727',
  source: sources.panan,
  confirmed: true,
};

export const functionalZones: readonly FunctionalZone[] = [jiaxingPort, shaoxingBinhai, jinpan];

import type { ReferenceOffer } from '../domain/answers.ts';
import type { RecordChange } from '../domain/contract.ts';
import { fill } from '../domain/locale/fill.ts';
import { localeOf } from '../domain/locale/locale.ts';
import type { OptionOf } from '../domain/options.ts';
import type { AnyRecord, FieldValue } from '../domain/records/catalogue.ts';
import type { FunctionalZone } from '../reference/functional-zones.ts';
import { functionalZones } from '../reference/functional-zones.ts';
import { type KnownPairing, knownPairings } from '../reference/known-pairings.ts';
import { listVersions, mountainCounties } from '../reference/mountain-counties.ts';
import type { Source } from '../reference/sources.ts';
import { allRecords } from '../repositories/records.ts';
import { saveRecords } from '../repositories/save-records.ts';
import type { ServiceContext } from './context.ts';
import { openSession, requireUnit } from './sessions.ts';
import { isRuled } from './set-by-province.ts';

/** An offer with what would be written for it; `id` is that of the record in the ledger, or a new one. */
interface Offered {
  readonly offer: ReferenceOffer;
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** What the registers know of the county and whether the ledger holds it; nothing is written. */
export function referenceOffers(context: ServiceContext): readonly ReferenceOffer[] {
  return offered(context).map(({ offer }) => offer);
}

/**
 * Takes over what the ledger does not hold. A voided record counts as held: who voided it does not want it back.
 * @throws FailureError `not_initialised` before first use
 */
export function adoptReference(context: ServiceContext): {
  readonly added: number;
  readonly present: number;
} {
  const { person, unit } = requireUnit(context);
  const all = offered(context);
  const changes: RecordChange[] = all
    .filter(({ offer }) => !offer.present)
    .map(({ offer, id, values }) => ({ type: offer.type, id, base_revision: null, values }));
  if (changes.length > 0) {
    const why = localeOf(openSession(context).language).reference.reason;
    saveRecords(context.ledger.store, { changes, person, unit, at: context.ports.now(), why });
  }
  return { added: changes.length, present: all.length - changes.length };
}

function offered(context: ServiceContext): readonly Offered[] {
  const { unit, role } = requireUnit(context);
  if (role === 'prefecture') return [];
  // The province keeps the list of every county, a county what concerns itself.
  const isMeant = (county: string | null): boolean => role === 'province' || county === unit;
  const { ruled, ...held } = context.ledger.store.read((reader) => ({
    ruled: isRuled(reader),
    county: allRecords(reader, 'county'),
    host: allRecords(reader, 'host'),
    pairing: allRecords(reader, 'pairing'),
  }));
  // Once the province's settings are in force, the list of members and the pairings are theirs.
  if (ruled) return [];
  const pairings = knownPairings.filter(({ home_county }) => isMeant(home_county));
  const ownZones = functionalZones.filter(({ own_of }) => isMeant(own_of));
  const hosts = [...new Set([...pairings.map(({ host }) => host), ...ownZones])].map((host) =>
    offeredHost(context, host, pairings, held.host),
  );
  const idOf = (host: KnownPairing['host']): string =>
    hosts.find(({ host: one }) => one === host)?.id ?? context.ports.newId();
  return [
    ...mountainCounties
      .filter(({ area_code }) => isMeant(area_code))
      .map((member) => membership(context, member, held.county)),
    ...hosts,
    ...pairings.map((pairing) => offeredPairing(context, pairing, idOf(pairing.host), role, held)),
  ];
}

function membership(
  context: ServiceContext,
  { area_code, name_zh, name_py, member_from, member_to }: (typeof mountainCounties)[number],
  held: readonly AnyRecord[],
): Offered {
  const present = held.find((row) => row.area_code === area_code);
  const note = noteOf(context, {});
  return {
    id: present?.id ?? context.ports.newId(),
    offer: offerOf('county', name_zh, note, present),
    values: {
      area_code,
      name_zh,
      name_py,
      prefecture_code: area_code.slice(0, 4),
      kind: countyKindOf(name_zh),
      member_from,
      member_to,
      list_version: listVersions.findLast(({ from }) => from <= member_from)?.name ?? null,
      note,
    },
  };
}

function countyKindOf(name: string): OptionOf<'countyKind'> {
  if (name.endsWith('自治县')) return 'autonomousCounty';
  if (name.endsWith('县')) return 'county';
  return name.endsWith('市') ? 'countyLevelCity' : 'district';
}

function offeredHost(
  context: ServiceContext,
  host: KnownPairing['host'],
  pairings: readonly KnownPairing[],
  held: readonly AnyRecord[],
): Offered & { readonly host: KnownPairing['host'] } {
  const pairing = pairings.find((one) => one.host === host);
  const source = typeof host === 'string' ? (pairing?.source ?? null) : host.source;
  const confirmed = typeof host === 'string' || host.confirmed;
  const values = {
    ...hostValues(context, host),
    note: noteOf(context, { source, placeConfirmed: confirmed }),
  };
  const name = values.host_name;
  const present = held.find((row) =>
    values.host_code === null ? row.host_name === name : row.host_code === values.host_code,
  );
  return {
    host,
    id: present?.id ?? context.ports.newId(),
    offer: { ...offerOf('host', name, values.note, present), confirmed },
    values,
  };
}

function hostValues({ areas }: ServiceContext, host: string | FunctionalZone) {
  if (typeof host !== 'string')
    return {
      host_name: host.name,
      host_kind: 'functionalZone',
      host_code: null,
      parent_code: host.parent,
    } as const;
  return {
    host_name: areas.name(host) ?? host,
    host_kind: host.length === 4 ? 'prefecture' : 'county',
    host_code: host,
    parent_code: areas.codes.get(host)?.parent ?? null,
  } as const;
}

function offeredPairing(
  context: ServiceContext,
  pairing: KnownPairing,
  hostId: string,
  role: OptionOf<'role'>,
  held: { readonly host: readonly AnyRecord[]; readonly pairing: readonly AnyRecord[] },
): Offered {
  const { home_county, host, since, type, confirmed, source } = pairing;
  const note = noteOf(context, { source, confirmed, since });
  // Who voided the host wants no pairing with it, and none can be put under it.
  const present =
    held.pairing.find((row) => row.home_county === home_county && row.host_id === hostId) ??
    held.host.find((row) => row.id === hostId && row.voided);
  const { host_name } = hostValues(context, host);
  // At the province a partner alone does not say whose it is.
  const county = context.areas.name(home_county) ?? home_county;
  const name = role === 'province' ? `${county}—${host_name}` : host_name;
  return {
    id: present?.id ?? context.ports.newId(),
    offer: { ...offerOf('pairing', name, note, present), pairing_type: type, since, confirmed },
    values: {
      home_county,
      host_id: hostId,
      pairing_type: type,
      valid_from: since === null ? null : `${since}-01-01`,
      note,
    },
  };
}

function offerOf(
  type: ReferenceOffer['type'],
  name: string,
  note: string,
  present: AnyRecord | undefined,
): ReferenceOffer {
  const known = { pairing_type: null, since: null, confirmed: true } as const;
  return { type, name, ...known, note, present: present !== undefined };
}

/** In the unit's language. @param about left out: membership, whose list is public */
function noteOf(
  context: ServiceContext,
  about: {
    readonly source?: Source | null;
    readonly confirmed?: boolean;
    readonly placeConfirmed?: boolean;
    readonly since?: number | null;
  },
): string {
  const texts = localeOf(openSession(context).language).reference;
  const { source, confirmed = true, placeConfirmed = true, since = null } = about;
  const named = source == null ? texts.generalKnowledge : source.site;
  const words = {
    source: source?.reprint === true ? fill(texts.reprint, { site: named }) : named,
    since: since === null ? null : fill(texts.sinceYear, { year: since }),
    unconfirmed: confirmed ? null : texts.unconfirmed,
    place: placeConfirmed ? null : texts.placeUnconfirmed,
  };
  return fill(texts.note, { ...words, source: source === undefined ? null : words.source }).trim();
}

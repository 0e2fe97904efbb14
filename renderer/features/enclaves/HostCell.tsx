import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaNames } from '../../../db/domain/area-names.ts';
import { newId } from '../../api/new-id.ts';
import { useAreaSearch } from '../../api/queries.ts';
import { AreaInput } from '../../ui/forms/AreaInput.tsx';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { type NameChoice, NameInput } from '../../ui/forms/NameInput.tsx';
import type { OwnCell } from '../../ui/forms/RecordForm.tsx';
import { functionalZone, hostOfArea, type NewHost, newHostText, readNewHost } from './new-host.ts';

const areaMark = 'area:';
const zoneChoice = 'zone';
const noAreas = new AreaNames({});

/**
 * The host of an enclave: one of the register, or an area of the table that is entered into the register with the enclave,
 * or a functional zone, which has a name and the county it lies in but no code.
 */
export function HostCell({ cell, setup }: { readonly cell: OwnCell; readonly setup: FormSetup }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useAreaSearch(typed, undefined);
  const made = readNewHost(cell.text(newHostText));
  const hostId = cell.text('host_id');
  const fresh = made !== null && made.id === hostId ? made : null;
  const keep = (host: NewHost): void => {
    cell.change(newHostText, JSON.stringify(host));
    cell.change('host_id', host.id);
  };

  const hosts = setup.references.choices('host');
  const known = new Set(hosts.map(({ code }) => code));
  const choices = (text: string): readonly NameChoice[] => {
    const wanted = text.trim();
    const ofRegister = hosts.filter(
      ({ label, code }) => wanted === '' || label.includes(wanted) || code?.startsWith(wanted) === true,
    );
    const areas =
      wanted === '' ? [] : found.filter(({ code }) => [4, 6].includes(code.length) && !known.has(code));
    return [
      ...ofRegister.map(({ id, label, code }) => ({
        value: id,
        name: label,
        detail: [code, t('enclave.hostKnown')].filter((part) => part !== null).join(' '),
      })),
      ...areas.map(({ code, name, within }) => ({
        value: `${areaMark}${code} ${name}`,
        name,
        detail: `${code} ${within}`,
      })),
      { value: zoneChoice, name: t('enclave.hostZone'), detail: t('enclave.hostZoneHint') },
    ];
  };
  const take = (text: string): void => {
    if (text === zoneChoice) keep(functionalZone(newId()));
    else if (text.startsWith(areaMark)) {
      const [code = '', ...name] = text.slice(areaMark.length).split(' ');
      keep(hostOfArea(newId(), code, name.join(' ')));
    } else cell.change('host_id', text);
  };
  const shown = (text: string): string | null => {
    if (fresh !== null && text === fresh.id) {
      if (fresh.host_kind === 'functionalZone') return t('enclave.hostZone');
      return `${fresh.host_name} ${fresh.host_code ?? ''}`;
    }
    const host = hosts.find(({ id }) => id === text);
    return host === undefined ? null : [host.label, host.code].filter((part) => part !== null).join(' ');
  };
  return (
    <>
      <NameInput
        label={cell.label}
        required={cell.required}
        error={cell.error ?? null}
        description={fresh === null || fresh.host_kind === 'functionalZone' ? null : t('enclave.hostIsNew')}
        field="host_id"
        value={hostId}
        shown={shown}
        choices={choices}
        onTyping={setTyped}
        onChange={take}
        onBlur={cell.onBlur}
        inputRef={cell.inputRef}
        placeholder={t('form.areaPlaceholder')}
      />
      {fresh?.host_kind !== 'functionalZone' ? null : (
        <div className="zone-cells">
          <TextInput
            label={t('enclave.zoneName')}
            withAsterisk
            autoComplete="off"
            value={fresh.host_name}
            onChange={(event) => keep({ ...fresh, host_name: event.currentTarget.value })}
          />
          <AreaInput
            label={t('enclave.zoneParent')}
            required
            error={null}
            description={null}
            value={fresh.parent_code}
            known={noAreas}
            digits={6}
            onChange={(code) => keep({ ...fresh, parent_code: code })}
            onBlur={cell.onBlur}
          />
        </div>
      )}
    </>
  );
}

import { type ComboboxParsedItem, NativeSelect, type OptionsFilter, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { countyGroups, meansUnit, prefectureItems } from './unit-options.ts';

/** Options that a typed text means, by name, code or pinyin; groups without one are left out. */
const byAnyName: OptionsFilter = ({ options, search }) =>
  options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return meansUnit(option.label, search) ? [option] : [];
    const items = option.items.filter(({ label }) => meansUnit(label, search));
    return items.length === 0 ? [] : [{ ...option, items }];
  });

/** Chooses a county or a prefecture: typed by name, code or pinyin initials, or looked for by prefecture. */
export function UnitPicker(props: {
  /** 6: a county, 4: a prefecture. */
  readonly digits: number;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { digits, value } = props;
  const [prefecture, setPrefecture] = useState('');
  const units = useQuery({
    queryKey: ['areas', 'units'],
    queryFn: () => call('areas.units', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const all = units.data ?? [];
  const prefectures = prefectureItems(all);
  const isCounty = digits === 6;
  return (
    <div className="unit-picker">
      {isCounty ? (
        <NativeSelect
          label={t('office.prefectureFirst')}
          value={prefecture}
          onChange={({ currentTarget }) => {
            setPrefecture(currentTarget.value);
            if (!value.startsWith(currentTarget.value)) props.onChange('');
          }}
          data={[{ value: '', label: t('office.wholeProvince') }, ...prefectures]}
        />
      ) : null}
      <Select
        label={t(isCounty ? 'office.county' : 'office.prefecture')}
        withAsterisk
        searchable
        selectFirstOptionOnChange
        autoComplete="off"
        placeholder={t('office.unitPlaceholder')}
        nothingFoundMessage={t('office.noUnit')}
        data={isCounty ? countyGroups(all, prefecture, t('office.members')) : prefectures}
        filter={byAnyName}
        value={value === '' ? null : value}
        error={props.error}
        maxDropdownHeight={280}
        comboboxProps={{ withinPortal: false }}
        onChange={(code) => props.onChange(code ?? '')}
      />
    </div>
  );
}

import { type ComboboxParsedItem, NativeSelect, type OptionsFilter, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { failureWords } from '../failure-words.ts';
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
  const groups = isCounty ? countyGroups(all, prefecture, t('office.members')) : [];
  const offered = isCounty ? groups.flatMap(({ items }) => items) : prefectures;
  const typed = useRef('');
  const [listed, setListed] = useState(false);
  /** A text that means one unit only need not be chosen from the list, too. */
  const takeNamed = (): void => {
    const text = typed.current;
    if (text.trim() === '') return;
    const meant = offered.filter(({ label }) => meansUnit(label, text));
    if (meant.length === 1) take(meant[0]?.value ?? '');
  };
  const take = (code: string): void => {
    typed.current = '';
    // Also when the list had not yet marked what was typed: left open it would lie over the form.
    setListed(false);
    props.onChange(code);
  };
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
        data={isCounty ? groups : prefectures}
        filter={byAnyName}
        value={value === '' ? null : value}
        dropdownOpened={listed}
        onDropdownOpen={() => setListed(true)}
        onDropdownClose={() => setListed(false)}
        error={units.isError ? failureWords(units.error) : props.error}
        // Typed before there is anything to find, a name would find nothing.
        disabled={units.isPending}
        onInput={({ currentTarget }) => {
          typed.current = currentTarget.value;
        }}
        onBlur={takeNamed}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.current === '') return;
          // The unit is chosen with it: the form is sent by the next one.
          event.preventDefault();
          takeNamed();
        }}
        withScrollArea={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(code) => take(code ?? '')}
      />
    </div>
  );
}

import { Alert, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldLabel, optionLabel, typeLabel } from '../../../db/domain/locale/locale.ts';
import { choosableSets } from '../../../db/domain/offered-options.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { type AnyRecord, declarationOf, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { newId } from '../../api/new-id.ts';
import { useSetByProvince } from '../../api/province.ts';
import { sayNothing, useRecords, useSaveRecords } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';

/** Which options of the lists are still offered; each change is saved at once. */
export function OptionsPage() {
  const { t } = useTranslation();
  const choices = useRecords('option_choice');
  return (
    <>
      <PageHead title={t('province.options')} about={t('province.optionsAbout')} />
      <Loaded query={choices}>{({ rows }) => <OptionLists rows={rows} />}</Loaded>
    </>
  );
}

function OptionLists({ rows }: { readonly rows: readonly AnyRecord[] }) {
  const language = currentLanguage();
  const queries = useQueryClient();
  const { closed } = useSetByProvince('option_choice');
  const saving = useSaveRecords(() => void queries.invalidateQueries({ queryKey: ['session'] }));
  /** What is being saved, shown at once. */
  const [pending, setPending] = useState<{ readonly of: string; readonly offered: boolean } | null>(null);
  const isOffered = (set: string, value: string): boolean =>
    pending?.of === `${set} ${value}` ? pending.offered : rowOf(set, value)?.offered !== false;
  const rowOf = (set: string, value: string): AnyRecord | undefined =>
    rows.find((row) => row.option_set === set && row.option_value === value);
  const offer = (set: string, value: string, offered: boolean): void => {
    const row = rowOf(set, value);
    const values = row === undefined ? { option_set: set, option_value: value, offered } : { offered };
    const change = {
      type: 'option_choice' as const,
      id: row?.id ?? newId(),
      base_revision: row?.revision ?? null,
      values,
    };
    setPending({ of: `${set} ${value}`, offered });
    saving
      .mutateAsync({ changes: [change], why: null })
      .catch(sayNothing)
      .finally(() => setPending(null));
  };
  return (
    <>
      {saving.isError ? (
        <Alert color="red" role="alert">
          {failureWords(saving.error)}
        </Alert>
      ) : null}
      <div className="option-lists">
        {choosableSets.map((set) => (
          <fieldset key={set} className="sheet option-list" disabled={closed}>
            <legend>{nameOfSet(set)}</legend>
            {optionSets[set].map((value) => (
              <Checkbox
                key={value}
                size="sm"
                label={optionLabel(language, set, value)}
                checked={isOffered(set, value)}
                onChange={({ currentTarget }) => offer(set, value, currentTarget.checked)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}

/** A list is called as the fields that it is for: `飞地 · 利益分配方式`. */
function nameOfSet(set: string): string {
  const language = currentLanguage();
  for (const type of recordTypes)
    for (const field of declarationOf(type).fields)
      if (field.options === set)
        return `${typeLabel(language, type)} · ${fieldLabel(language, type, field.name)}`;
  return set;
}

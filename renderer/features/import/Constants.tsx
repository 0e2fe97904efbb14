import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ControllerRenderProps } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { ImportPlanView } from '../../../db/domain/import-answers.ts';
import { fieldLabel, problemText } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { enterMovesOn } from '../../ui/forms/enter-moves-on.ts';
import { FieldInput } from '../../ui/forms/FieldInput.tsx';
import { changeMapping } from './import-store.ts';
import { fieldsWithoutColumn } from './mapping-edits.ts';
import { useImportSetup } from './use-import-setup.ts';

/** What every row says that no column does: asked for where a record cannot be without it, and offered for the rest. */
export function Constants({
  mapping,
  view,
}: {
  readonly mapping: Mapping;
  readonly view: ImportPlanView | undefined;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const setup = useImportSetup(mapping.type);
  const box = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<string | null>(null);
  useEffect(() => {
    if (added !== null) box.current?.querySelector<HTMLElement>(`[data-field="${added}"]`)?.focus();
  }, [added]);
  const { constants, type } = mapping;
  const missing = new Set(
    (view?.questions ?? []).flatMap((one) => (one.about === 'missing' ? one.fields : [])),
  );
  const free = fieldsWithoutColumn(mapping);
  const shown = free.filter(({ name }) => name in constants || missing.has(name));
  const others = free.filter((field) => !shown.includes(field));
  const say = (name: string, text: string): void =>
    changeMapping((before) => ({ ...before, constants: { ...before.constants, [name]: text } }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves on between the fields within.
    <div ref={box} className="import-constants" onKeyDown={enterMovesOn}>
      <h3>{t('import.constants')}</h3>
      <span className="quiet">{t('import.constantsHint')}</span>
      {others.length === 0 ? null : (
        <NativeSelect
          size="xs"
          className="import-add"
          aria-label={t('import.addConstant')}
          value=""
          onChange={({ currentTarget: { value } }) => {
            say(value, '');
            setAdded(value);
          }}
          data={[
            { value: '', label: `${t('import.addConstant')}…` },
            ...others.map(({ name }) => ({ value: name, label: fieldLabel(language, type, name) })),
          ]}
        />
      )}
      {shown.length === 0 ? null : (
        <div className="import-constant-fields">
          {shown.map((field) => {
            const problem = view?.constant_problems[field.name];
            const control = {
              name: field.name,
              value: constants[field.name] ?? '',
              onChange: (given: unknown) => say(field.name, textOf(given)),
              onBlur: () => undefined,
              ref: () => undefined,
            } as unknown as ControllerRenderProps<Record<string, string>, string>;
            return (
              <FieldInput
                key={field.name}
                type={type}
                field={field}
                setup={setup}
                control={control}
                error={problem === undefined ? undefined : problemText(language, problem)}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** Inputs give a text or the event of one. */
function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  const { target } = given as { readonly target: { readonly value: string } };
  return target.value;
}

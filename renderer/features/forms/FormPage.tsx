import { SegmentedControl } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isImportable } from '../../../db/domain/import/importable.ts';
import { isProvincial } from '../../../db/domain/provincial.ts';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { useSession } from '../../api/queries.ts';
import { focusOf } from '../../navigation/page-search.ts';
import { useSliceSetup } from '../../ui/forms/use-slice-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ImportLink } from '../../ui/places/ImportLink.tsx';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { useCheckContext } from '../../ui/violations/judge.ts';
import { FormGrid } from './FormGrid.tsx';
import { FormSection } from './FormSection.tsx';
import { parentOf, withReferences } from './form-types.ts';

/**
 * The page of a form whose records are typed one by one or as a table: all of it from the declarations, so that a field,
 * or a record type, that is added to them is here without more ado.
 */
export function FormPage(props: {
  readonly title: string;
  readonly about: string;
  readonly types: readonly RecordType[];
}) {
  const { t } = useTranslation();
  const { types } = props;
  const search = useSearch({ from: '__root__' });
  const focus = useMemo(() => focusOf(search), [search]);
  const [chosen, setWay] = useState<'forms' | 'table'>('forms');
  // What the province set is read, not typed into a table.
  const isRuled = useSession().province_settings !== null && types.some(isProvincial);
  const way = isRuled ? 'forms' : chosen;
  const needed = useMemo(() => withReferences(types), [types]);
  const { query, names, setup } = useSliceSetup(needed);
  const context = useCheckContext(useMemo(() => ({ area_names: names }), [names]));
  const alone = types.filter((type) => parentOf(type) === null);
  return (
    <>
      <PageHead
        title={props.title}
        about={props.about}
        actions={
          isRuled ? null : (
            <>
              <TemplateOfPage types={types} />
              <SegmentedControl
                size="xs"
                aria-label={t('forms.way')}
                value={way}
                onChange={(value) => setWay(value === 'table' ? 'table' : 'forms')}
                data={[
                  { value: 'forms', label: t('forms.asForms') },
                  { value: 'table', label: t('forms.asTable') },
                ]}
              />
            </>
          )
        }
      />
      <Loaded query={query}>
        {(data) =>
          way === 'forms'
            ? alone.map((type) => (
                <FormSection
                  key={type}
                  type={type}
                  types={types}
                  data={data}
                  setup={setup}
                  context={context}
                  focus={focus}
                />
              ))
            : types.map((type) => (
                <FormGrid key={type} type={type} data={data} setup={setup} context={context} />
              ))
        }
      </Loaded>
    </>
  );
}

/** Templates of what is filled in here; what only the province sets has none. */
function TemplateOfPage({ types }: { readonly types: readonly RecordType[] }) {
  const importable = types.filter(isImportable);
  const form = declarationOf(types[0] ?? 'village').form;
  if (importable.length === 0) return null;
  const of = form === null ? { types: importable } : { form };
  return (
    <>
      <ImportLink of={of} />
      <TemplateButton of={of} />
    </>
  );
}

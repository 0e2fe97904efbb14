import { Alert, NativeSelect, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import { alikeText, leftText } from '../../../db/domain/locale/import-text.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useImportableTypes } from '../../ui/places/own-importable.ts';
import { Constants } from './Constants.tsx';
import { changeMapping, type OpenWorkbook, showMapping } from './import-store.ts';
import { withAnswers } from './mapping-edits.ts';
import { Questions } from './Questions.tsx';
import { SheetPreview } from './SheetPreview.tsx';
import type { Planning } from './use-plan.ts';

/** How the sheet is read: which sheet, as what, which rows are heads, what each column is, and what no column says. */
export function ReadAs(props: {
  readonly workbook: OpenWorkbook;
  readonly planning: Planning | null;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const titleId = useId();
  const types = useImportableTypes();
  const { opened, mapping, kept } = props.workbook;
  const { import_id, sheets } = opened;
  const propose = useMutation({
    mutationFn: (wanted: Omit<CallInput<'imports.propose'>, 'import_id'>) =>
      call('imports.propose', { import_id, ...wanted }),
    onSuccess: ({ mapping: proposed, remembered }) =>
      showMapping(mapping === null ? proposed : withAnswers(proposed, mapping), remembered),
  });
  const sheet = mapping?.sheet ?? sheets[0]?.name ?? '';
  const wanted = mapping?.type ?? null;
  const lookAt = (name: string): void => {
    const before = kept.find((one) => one.sheet === name);
    const type = sheets.find((one) => one.name === name)?.type ?? wanted;
    if (before !== undefined) showMapping(before, false);
    else if (type !== null) propose.mutate({ sheet: name, type, head_first: 0, head_last: 0 });
  };
  const heads = (first: number, count: number): void => {
    if (mapping === null) return;
    if (count === 0) changeMapping(withoutHeads);
    else propose.mutate({ sheet, type: mapping.type, head_first: first, head_last: first + count - 1 });
  };
  const headCount =
    mapping === null || mapping.head_first === 0 ? 0 : mapping.head_last - mapping.head_first + 1;
  return (
    <section className="sheet import-part" aria-labelledby={titleId}>
      <div className="import-part-head">
        <Title order={2} id={titleId} ref={props.titleRef} tabIndex={-1}>
          {t('import.readAs')}
        </Title>
        <NativeSelect
          size="xs"
          aria-label={t('import.sheet')}
          value={sheet}
          onChange={({ currentTarget: { value } }) => lookAt(value)}
          data={[
            ...sheets.map(({ name, hidden }) => ({
              value: name,
              label: hidden ? t('import.hiddenSheet', { name }) : name,
            })),
            ...opened.without_cells.map((name) => ({
              value: name,
              label: t('import.chartSheet', { name }),
              disabled: true,
            })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label={t('import.type')}
          value={wanted ?? ''}
          onChange={({ currentTarget: { value } }) =>
            propose.mutate({ sheet, type: value as RecordType, head_first: 0, head_last: 0 })
          }
          data={[
            ...(wanted === null ? [{ value: '', label: t('import.chooseType') }] : []),
            ...types.map((type) => ({ value: type, label: typeLabel(language, type) })),
          ]}
        />
        {mapping === null ? null : (
          <>
            <NativeSelect
              size="xs"
              aria-label={t('import.headRows')}
              value={String(headCount)}
              onChange={({ currentTarget: { value } }) =>
                heads(Math.max(1, mapping.head_first), Number(value))
              }
              data={Array.from({ length: Math.max(3, headCount) + 1 }, (_, count) => ({
                value: String(count),
                label:
                  count === 0
                    ? t('import.noHeads')
                    : `${t('import.headRows')} ${t('import.headRowCount', { count })}`,
              }))}
            />
            <span className="quiet">
              {t('import.taken', {
                all: mapping.columns.filter(({ head, field }) => head !== '' || field !== null).length,
                taken: mapping.columns.filter(({ field }) => field !== null).length,
              })}
            </span>
            <span className="quiet import-hint">{t('import.headHint')}</span>
          </>
        )}
      </div>
      {propose.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(propose.error)}
        </Alert>
      )}
      {mapping === null ? null : (
        <>
          <SheetPreview
            importId={import_id}
            mapping={mapping}
            onHead={(row) => heads(row, Math.max(1, headCount))}
          />
          <LeftOut mapping={mapping} planning={props.planning} />
          <Questions key={`${mapping.sheet} ${mapping.type}`} mapping={mapping} view={props.planning?.view} />
          <Constants key={mapping.type} mapping={mapping} view={props.planning?.view} />
        </>
      )}
    </section>
  );
}

/** What of the workbook is not taken with this table: columns of figures, sheets and tables that go with it. */
function LeftOut({ mapping, planning }: { readonly mapping: Mapping; readonly planning: Planning | null }) {
  const { left = [], alike = [] } = planning?.view ?? {};
  const language = currentLanguage();
  const texts = [leftText(language, mapping, left), alikeText(language, alike)].filter((text) => text !== '');
  return texts.map((text) => (
    <p key={text} className="quiet import-hint">
      {text}
    </p>
  ));
}

function withoutHeads(mapping: Mapping): Mapping {
  return {
    ...mapping,
    head_first: 0,
    head_last: 0,
    columns: mapping.columns.map((one) => ({ ...one, head: '' })),
  };
}

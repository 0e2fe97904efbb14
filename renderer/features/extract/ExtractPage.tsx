import { Alert, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileFormat } from '../../../db/domain/export-calls.ts';
import type { ExtractRecipe } from '../../../db/domain/extract/recipe.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ExportButton } from '../../ui/places/ExportButton.tsx';
import { ChooseFigures, ChooseLists, ChooseUnits } from './ChooseWhat.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { RecipeBar } from './RecipeBar.tsx';

const nothing: ExtractRecipe = { figures: [], lists: [], span: 'one', lines: 'county', units: 'all' };

/** Figures and records for whoever asks (取数): chosen, looked at, written into Excel, kept for the next time. */
export function ExtractPage() {
  const { t } = useTranslation();
  const { period, money_unit } = useSession();
  const language = currentLanguage();
  const [recipe, setRecipe] = useState<ExtractRecipe>(nothing);
  /** How often a recipe was called up from the keyboard. */
  const [called, setCalled] = useState(0);
  const isEmpty = recipe.figures.length === 0 && recipe.lists.length === 0;
  const order = { recipe, period, language, money_unit };
  const preview = useQuery({
    queryKey: ['extract', order],
    queryFn: () => call('extract.preview', order),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
  });
  const write = (folder: string | null, format: FileFormat) =>
    call('extract.write', { ...order, folder, format });
  const change = (part: Partial<ExtractRecipe>): void => setRecipe({ ...recipe, ...part });
  const callUp = (kept: ExtractRecipe, byKey: boolean): void => {
    setRecipe(kept);
    if (byKey) setCalled(called + 1);
  };
  return (
    <>
      <PageHead
        title={t('extract.title')}
        about={formatPeriod(period, language)}
        actions={
          isEmpty ? null : <ExportButton csv label={t('records.excel')} write={write} enterWrites={called} />
        }
      />
      <RecipeBar recipe={isEmpty ? null : recipe} onRecipe={callUp} />
      <div className="extract">
        <div className="extract-choice sheet">
          <ChooseUnits recipe={recipe} onChange={change} />
          <ChooseFigures recipe={recipe} onChange={change} />
          <ChooseLists recipe={recipe} onChange={change} />
        </div>
        <div className="extract-preview">
          {isEmpty ? <EmptyState title={t('extract.empty')} hint={t('extract.emptyHint')} /> : null}
          {preview.error === null || isEmpty ? null : (
            <Alert color="red" role="alert">
              {failureWords(preview.error)}
            </Alert>
          )}
          {isEmpty || preview.data === undefined ? null : (
            <>
              {preview.data.provisional ? (
                <Text size="sm" className="quiet">
                  {t('extract.provisional')}
                </Text>
              ) : null}
              {preview.data.tables.map((table) => (
                <PreviewTable key={table.title} table={table} />
              ))}
            </>
          )}
        </div>
      </div>
    </>
  );
}

import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import type { useInbox } from './use-inbox.ts';

/** What became of the receipts that were asked for. */
export function PlacedNote({ receipts }: Pick<ReturnType<typeof useInbox>, 'receipts'>) {
  const { t } = useTranslation();
  if (receipts.isError)
    return (
      <Alert color="red" role="alert">
        {failureWords(receipts.error)}
      </Alert>
    );
  if (receipts.data === undefined) return null;
  const { folder, placed, refused } = receipts.data;
  return (
    <>
      <Text role="status" size="sm">
        {t('inbox.receiptsDone', {
          count: placed.filter(({ created }) => created).length,
          present: placed.filter(({ created }) => !created).length,
          folder,
        })}
      </Text>
      {refused.length === 0 ? null : (
        <Alert color="red" role="alert">
          {refused.map(({ unit, failure }) => (
            <p key={unit.code}>
              {unit.name} {failureText(currentLanguage(), failure)}
            </p>
          ))}
        </Alert>
      )}
    </>
  );
}

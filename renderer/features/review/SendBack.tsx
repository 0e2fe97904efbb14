import { Alert, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewedPackage } from '../../../db/domain/review-answers.ts';
import { spokenKey } from '../../../db/domain/spoken-key.ts';
import { sayNothing, useSession, useSettings } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { FolderField } from '../../ui/places/FolderField.tsx';
import { useReceipt, useSendBack } from './use-package.ts';

/** Sending the report back with its queries, placing that file again, or a receipt of where the report stands. */
export function SendBack({ data }: { readonly data: ReviewedPackage }) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const settings = useSettings();
  const [why, setWhy] = useState('');
  const back = useSendBack();
  const receipt = useReceipt();
  const isBack = data.status === 'sentBack';
  const nothing = data.queries.length === 0 && why.trim() === '';
  const start = (): void => {
    if (back.isPending) return;
    const input = { package_id: data.id, folder: null, why: why.trim() === '' ? null : why.trim() };
    void back.mutateAsync(input).catch(sayNothing);
  };
  return (
    <div className="send-back">
      {data.may_send_back ? (
        <Textarea
          label={t('review.sendBackWhy')}
          description={t('review.sendBackHint')}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      ) : null}
      {shared_folder === null ? (
        <FolderField
          label={t('settings.folderOfUpper')}
          description={t('review.noSharedFolder')}
          path={null}
          onTake={async (folder) => {
            await settings.mutateAsync({ shared_folder: folder?.token ?? null });
          }}
        />
      ) : null}
      <div className="send-back-actions">
        {data.may_send_back || isBack ? (
          <Button
            variant={isBack || nothing ? 'default' : 'filled'}
            disabled={shared_folder === null || (!isBack && nothing)}
            loading={back.isPending}
            onClick={start}
          >
            {t(isBack ? 'review.placeAgain' : 'review.sendBack')}
          </Button>
        ) : null}
        {isBack ? null : (
          <Button
            variant="default"
            disabled={shared_folder === null}
            loading={receipt.isPending}
            onClick={() => void receipt.mutateAsync(data.id).catch(sayNothing)}
          >
            {t('review.receipt')}
          </Button>
        )}
        {data.may_send_back && nothing && shared_folder !== null ? (
          <span className="quiet">{t('review.sendBackNothing')}</span>
        ) : null}
      </div>
      <p className="quiet">
        {t('review.ownKey')} <code>{spokenKey(data.public_key)}</code>
      </p>
      {back.isSuccess ? (
        <p role="status" className="place-answer">
          ✓ {t(back.data.created ? 'review.sentBackDone' : 'review.sentBackThere', { file: back.data.file })}
          {back.data.with_forms ? '' : ` ${t('review.withoutForms')}`}
        </p>
      ) : null}
      {receipt.isSuccess ? (
        <p role="status" className="place-answer">
          ✓ {t('review.receiptDone', { file: receipt.data.file })}
        </p>
      ) : null}
      {back.isError || receipt.isError ? (
        <Alert color="red" role="alert">
          {failureWords(back.error ?? receipt.error)}
        </Alert>
      ) : null}
    </div>
  );
}

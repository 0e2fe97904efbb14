import { Alert, Button } from '@mantine/core';
import { type UseQueryResult, useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paperName } from '../../../db/domain/paper.ts';
import type { PrintedDocument } from '../../../db/domain/printed-pages.ts';
import { hasSystemDialogs } from '../../api/client.ts';
import { printPage, savePdf } from '../../api/desktop.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { PaperPage } from './PaperPage.tsx';

/** Pages on the desk, with what can be chosen above them; on paper the pages alone. */
export function PrintView(props: {
  readonly title: string;
  readonly about: string;
  /** Null: more than anybody prints from here. */
  readonly pages: UseQueryResult<PrintedDocument | null>;
  /** A link to where it came from. */
  readonly back: ReactNode;
  readonly choices?: ReactNode;
}) {
  const { t } = useTranslation();
  const { data, isFetching } = props.pages;
  const saving = useMutation({
    mutationFn: ({ paper, pages }: PrintedDocument) =>
      savePdf(paper, `${props.title}_${props.about}`, pages.length),
  });
  return (
    <div className="form-print">
      <div className="not-printed">
        <PageHead
          title={props.title}
          about={props.about}
          actions={
            <>
              {props.back}
              {props.choices}
              {hasSystemDialogs() ? (
                <Button
                  size="xs"
                  variant="default"
                  disabled={data == null || isFetching}
                  loading={saving.isPending}
                  onClick={() => data == null || saving.mutate(data)}
                >
                  {t('print.pdf')}
                </Button>
              ) : null}
              <Button
                size="xs"
                disabled={data == null || isFetching}
                onClick={() => void printPage(data?.paper)}
              >
                {t('print.print')}
              </Button>
            </>
          }
        />
        {data == null ? null : (
          <p className="quiet" role="status">
            {t(hasSystemDialogs() ? 'print.hint' : 'print.hintBrowser', {
              pages: data.pages.length,
              paper: t(`report.drafts.papers.${paperName(data.paper)}`),
            })}
          </p>
        )}
        {saving.data == null ? null : <p role="status">✓ {t('print.saved', { file: saving.data })}</p>}
        {saving.error === null ? null : (
          <Alert color="red" role="alert">
            {failureWords(saving.error)}
          </Alert>
        )}
      </div>
      <Loaded query={props.pages}>
        {(document) =>
          document === null ? (
            <EmptyState title={t('print.tooLong')} hint={t('print.tooLongHint')} />
          ) : (
            // The pages may be wider than the window: then they are moved with the arrow keys, too.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
            <section className="desk" aria-label={t('print.pages')} tabIndex={0}>
              {document.pages.map((page, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
                <PaperPage key={at} document={document} page={page} number={at + 1} />
              ))}
            </section>
          )
        }
      </Loaded>
    </div>
  );
}

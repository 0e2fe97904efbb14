import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paperName } from '../../../db/domain/paper.ts';
import type { PrintedDocument } from '../../../db/domain/printed-pages.ts';
import { printPage } from '../../api/desktop.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { PaperPage } from './PaperPage.tsx';

/** Pages on the desk, with what can be chosen above them; on paper the pages alone. */
export function PrintView(props: {
  readonly title: string;
  readonly about: string;
  readonly pages: UseQueryResult<PrintedDocument>;
  readonly choices?: ReactNode;
}) {
  const { t } = useTranslation();
  const { data, isFetching } = props.pages;
  return (
    <div className="form-print">
      <div className="not-printed">
        <PageHead
          title={props.title}
          about={props.about}
          actions={
            <>
              <Link to="/report" className="button-link">
                {t('print.back')}
              </Link>
              {props.choices}
              <Button
                size="xs"
                disabled={data === undefined || isFetching}
                onClick={() => void printPage(data?.paper)}
              >
                {t('print.print')}
              </Button>
            </>
          }
        />
        {data === undefined ? null : (
          <p className="quiet" role="status">
            {t('print.hint', {
              pages: data.pages.length,
              paper: t(`report.drafts.papers.${paperName(data.paper)}`),
            })}
          </p>
        )}
      </div>
      <Loaded query={props.pages}>
        {(document) => (
          // The pages may be wider than the window: then they are moved with the arrow keys, too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
          <section className="desk" aria-label={t('print.pages')} tabIndex={0}>
            {document.pages.map((page, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
              <PaperPage key={at} document={document} page={page} number={at + 1} />
            ))}
          </section>
        )}
      </Loaded>
    </div>
  );
}

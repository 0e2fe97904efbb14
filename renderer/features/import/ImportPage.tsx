import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import { declarationOf, isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { Progress } from '../../ui/page/Progress.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { ApplyFoot } from './ApplyFoot.tsx';
import { DoneNotice } from './DoneNotice.tsx';
import {
  closeWorkbook,
  giveUpReading,
  type OpenWorkbook,
  openWorkbook,
  useImportState,
} from './import-store.ts';
import { useImportableTypes } from './importable-types.ts';
import { PlanPart } from './PlanPart.tsx';
import { ReadAs } from './ReadAs.tsx';
import { usePlan } from './use-plan.ts';

/** Takes in a workbook of any shape: chosen, read as the officer says, shown row by row, then written in one step. */
export function ImportPage() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false });
  const types = useImportableTypes();
  const wanted =
    search.type !== undefined && isRecordType(search.type) && types.includes(search.type)
      ? search.type
      : null;
  const { reading, failure, open } = useImportState();
  const chooser = useChooser();
  const choose = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['xlsx']);
      if (picked !== null) await openWorkbook(picked, wanted);
    },
  });
  const isOpen = open !== null && reading === null;
  return (
    <>
      <PageHead
        title={t('import.title')}
        about={isOpen ? open.opened.file_name : undefined}
        badges={isOpen ? <Known workbook={open} /> : undefined}
        actions={
          isOpen ? (
            <>
              <Button
                size="xs"
                variant="default"
                title={t('import.againHint')}
                onClick={() => void openWorkbook(open.picked, open.mapping?.type ?? wanted)}
              >
                {t('import.again')}
              </Button>
              <Button size="xs" variant="default" onClick={() => choose.mutate()}>
                {t('import.another')}
              </Button>
              <Button size="xs" variant="default" onClick={closeWorkbook}>
                {t('page.close')}
              </Button>
            </>
          ) : undefined
        }
      />
      {failure === null ? null : (
        <Alert color="red" role="alert" title={t('import.refused', { file: failure.file })}>
          {failureWords(failure.error)}
        </Alert>
      )}
      {choose.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(choose.error)}
        </Alert>
      )}
      {reading === null ? null : (
        <Progress
          text={t('import.reading', { file: reading.picked.name })}
          part={null}
          onCancel={giveUpReading}
        />
      )}
      {reading !== null ? null : open === null ? (
        <Nothing types={types} wanted={wanted} onChoose={() => choose.mutate()} />
      ) : (
        <Opened key={open.opened.import_id} workbook={open} onChoose={() => choose.mutate()} />
      )}
      {chooser.panel}
    </>
  );
}

function Known({ workbook: { opened, remembered } }: { readonly workbook: OpenWorkbook }) {
  const { t } = useTranslation();
  if (opened.template) return <StateBadge kind="good" text={t('import.ownTemplate')} />;
  return remembered ? <StateBadge kind="good" text={t('import.asBefore')} /> : null;
}

/** Nothing is open yet: what may come in, by the forms that it belongs to. */
function Nothing(props: {
  readonly types: readonly RecordType[];
  readonly wanted: RecordType | null;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { forms } = localeOf(language);
  const template = props.types.includes('village') ? 'village' : (props.types[0] ?? 'host');
  const groups = Map.groupBy(props.types, (type) => declarationOf(type).form);
  return (
    <>
      <EmptyState
        title={t('import.emptyTitle')}
        hint={t('import.emptyHint')}
        action={
          <div className="import-begin">
            <Button size="xs" onClick={props.onChoose}>
              {t('import.choose')}
            </Button>
            <TemplateButton of={{ types: [props.wanted ?? template] }} />
          </div>
        }
      />
      <section className="sheet import-kinds" aria-label={t('import.kinds')}>
        <h2>{t('import.kinds')}</h2>
        <dl>
          {[...groups].map(([form, types]) => (
            <div key={form ?? ''}>
              <dt>{form === null ? t('import.registers') : forms[form].short}</dt>
              <dd>
                {types.map((type) => (
                  <span key={type} className={type === props.wanted ? 'wanted-kind' : undefined}>
                    {typeLabel(language, type)}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Opened({ workbook, onChoose }: { readonly workbook: OpenWorkbook; readonly onChoose: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  // A file that was just read is what the keyboard goes on with.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const { mapping } = workbook;
  if (mapping === null) return <ReadAs workbook={workbook} planning={null} titleRef={title} />;
  return <Mapped workbook={workbook} mapping={mapping} titleRef={title} onChoose={onChoose} />;
}

function Mapped(props: {
  readonly workbook: OpenWorkbook;
  readonly mapping: NonNullable<OpenWorkbook['mapping']>;
  readonly titleRef: React.RefObject<HTMLHeadingElement | null>;
  readonly onChoose: () => void;
}) {
  const { workbook, mapping, titleRef, onChoose } = props;
  const planning = usePlan(workbook.opened.import_id, mapping);
  return (
    <>
      {workbook.done === null ? null : (
        <DoneNotice
          workbook={workbook}
          done={workbook.done}
          alike={planning.view?.alike ?? []}
          onChoose={onChoose}
        />
      )}
      <ReadAs workbook={workbook} planning={planning} titleRef={titleRef} />
      <PlanPart workbook={workbook} mapping={mapping} planning={planning} />
      <ApplyFoot workbook={workbook} mapping={mapping} planning={planning} />
    </>
  );
}

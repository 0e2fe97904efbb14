import { Alert, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import { declarationOf, isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { offerDropped, useDropped } from '../../api/dropped-file.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { Progress } from '../../ui/page/Progress.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { offerDrops } from '../../ui/places/drop-offer.ts';
import { useImportableTypes } from '../../ui/places/own-importable.ts';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { ApplyFoot } from './ApplyFoot.tsx';
import { DoneNotice } from './DoneNotice.tsx';
import {
  closeWorkbook,
  giveUpReading,
  lookForOpen,
  type OpenWorkbook,
  openDropped,
  openWorkbook,
  useImportState,
} from './import-store.ts';
import { NextSheet } from './NextSheet.tsx';
import { PlanPart } from './PlanPart.tsx';
import { ReadAs } from './ReadAs.tsx';
import { useEscape } from './use-escape.ts';
import { useCurrentImport, usePlan } from './use-plan.ts';

/** Takes in a workbook of any shape: chosen, read as the officer says, shown row by row, then written in one step. */
export function ImportPage() {
  const { role } = useSession();
  return isUpperLevel(role) ? <ForCounties /> : <CountyImport />;
}

/** Who receives takes in reports; a table of a county's own is the county's to take in. */
function ForCounties() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('import.title')} />
      <EmptyState
        title={t('import.receiverTitle')}
        hint={t('import.receiverHint')}
        action={
          <Link to="/inbox" className="table-link">
            {t('nav.inbox')}
          </Link>
        }
      />
    </>
  );
}

function CountyImport() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false });
  const types = useImportableTypes();
  const wanted =
    search.type !== undefined && isRecordType(search.type) && types.includes(search.type)
      ? search.type
      : null;
  const { reading, failure, open, looked } = useImportState();
  useEffect(() => void lookForOpen(), []);
  const chooser = useChooser();
  const choose = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFile(['table']);
      if (picked !== null) await openWorkbook(picked, wanted);
    },
  });
  const dropped = useDropped();
  useEffect(() => offerDrops(wanted), [wanted]);
  useEffect(() => {
    if (dropped === null) return;
    offerDropped(null);
    void openDropped(dropped);
  }, [dropped]);
  useEscape(reading !== null, giveUpReading);
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
              {open.opened.copy ? null : (
                <Button
                  size="xs"
                  variant="default"
                  title={t('import.againHint')}
                  onClick={() => void openWorkbook(open.picked, open.mapping?.type ?? wanted)}
                >
                  {t('import.again')}
                </Button>
              )}
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
          {typeof failure.why === 'string'
            ? t(`import.dropRefused.${failure.why}`)
            : failureWords(failure.why.error)}
        </Alert>
      )}
      {choose.error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(choose.error)}
        </Alert>
      )}
      {reading === null ? null : (
        <Progress text={t('import.reading', { file: reading.name })} part={null} onCancel={giveUpReading} />
      )}
      {reading !== null ? null : open === null && !looked ? (
        <Text role="status" className="quiet">
          {t('loading')}
        </Text>
      ) : open === null ? (
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
      <div className="import-drop">
        <EmptyState
          title={t('import.emptyTitle')}
          hint={t('import.emptyHint')}
          action={
            <div className="import-begin">
              <Button size="xs" onClick={props.onChoose}>
                {t('import.choose')}
              </Button>
              <TemplateButton of={{ types: [props.wanted ?? template] }} />
              <span className="quiet">{t('import.dropHint')}</span>
            </div>
          }
        />
      </div>
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
  const { t } = useTranslation();
  const { workbook, mapping, titleRef, onChoose } = props;
  const planning = usePlan(workbook.opened.import_id, mapping, workbook.stopped);
  const current = useCurrentImport(workbook.opened.import_id);
  return (
    <>
      {current === null || current.now === 'same' || workbook.opened.copy ? null : (
        <Alert color="yellow" role="status">
          {t(current.now === 'changed' ? 'import.fileChanged' : 'import.fileGone')}
        </Alert>
      )}
      {current === null || current.done === null ? null : (
        <DoneNotice
          done={current.done}
          next={<NextSheet workbook={workbook} done={current.done} alike={planning.view?.alike ?? []} />}
          onChoose={onChoose}
        />
      )}
      <ReadAs workbook={workbook} planning={planning} titleRef={titleRef} />
      <PlanPart workbook={workbook} mapping={mapping} planning={planning} />
      <ApplyFoot workbook={workbook} planning={planning} />
    </>
  );
}

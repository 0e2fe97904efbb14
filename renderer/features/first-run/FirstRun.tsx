import { Alert, Button, Checkbox, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../db/domain/answers.ts';
import type { Draft } from '../../../db/domain/contract.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { call } from '../../api/client.ts';
import { useDraftKeeper, useStoredDraft } from '../../api/drafts.ts';
import { currentLanguage, switchLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { OfficeFields } from '../../ui/office/OfficeFields.tsx';
import { officeInput, officeProblems } from '../../ui/office/office-choice.ts';
import { FolderField, type TriedFolder } from '../../ui/places/FolderField.tsx';
import { ExploreButton } from '../../ui/sample/ExploreButton.tsx';
import { type FirstRunText, firstRunDraft, firstRunRaw, firstRunText } from './first-run-draft.ts';

/** First use, on one page: which unit, and as far as it is wanted already who works here, where files go, and what next. */
export function FirstRun(props: { readonly onDone: (session: Session) => void }) {
  const stored = useStoredDraft(firstRunDraft.form, firstRunDraft.record_id);
  return stored === undefined ? null : <FirstPage {...props} stored={stored} />;
}

function FirstPage(props: { readonly onDone: (session: Session) => void; readonly stored: Draft | null }) {
  const { t } = useTranslation();
  // As it was when the program ended before the ledger was there.
  const [kept] = useState<Draft['raw']>(props.stored?.raw ?? {});
  const [typed, setTyped] = useState(() => firstRunText(kept));
  const { office, person, phone, openings } = typed;
  const receives = isUpperLevel(office.role);
  const [folder, setFolder] = useState<TriedFolder | null>(null);
  const keeper = useDraftKeeper({ ...firstRunDraft, base_revision: null, money_unit: 'wanYuan' });
  const language = currentLanguage();
  const change = (part: Partial<FirstRunText>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    keeper.typed(firstRunRaw(next, language));
  };
  useEffect(() => {
    if (kept.language !== undefined) switchLanguage(kept.language === 'en' ? 'en' : 'zh-CN');
  }, [kept]);
  /** What is missing is said once it was tried to begin. */
  const [tried, setTried] = useState(false);
  const problems = officeProblems(office);
  const form = useRef<HTMLFormElement>(null);
  const start = useMutation({
    mutationFn: () =>
      call('session.initialise', {
        ...officeInput(office),
        person: person.trim(),
        phone: phone.trim(),
        language: currentLanguage(),
        ...(folder === null ? {} : { shared_folder: folder.token }),
      }),
    onSuccess: async (session) => {
      await keeper.discard().catch(() => undefined);
      // The pages are drawn for the address that stands there when they are.
      if (openings && !receives) location.hash = '#/openings';
      props.onDone(session);
    },
  });
  const begin = (): void => {
    setTried(true);
    if (problems.length === 0) start.mutate();
    // Once what is missing is said at its field.
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <main className="first-run">
      <form
        ref={form}
        className="sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <header className="first-run-head">
          <div>
            <Title order={1}>{t('product')}</Title>
            <Text className="quiet">{t('productLine')}</Text>
          </div>
          <SegmentedControl
            aria-label={t('firstRun.language')}
            value={currentLanguage()}
            onChange={(chosen) => {
              const to = chosen === 'en' ? 'en' : 'zh-CN';
              switchLanguage(to);
              keeper.typed(firstRunRaw(typed, to));
            }}
            data={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </header>
        <Text size="sm">{t('firstRun.intro')}</Text>
        <Step title={t('firstRun.unit')}>
          <OfficeFields
            value={office}
            problems={tried ? problems : []}
            onChange={(changed) => change({ office: changed })}
          />
        </Step>
        <div className="first-run-pair">
          <Step title={t(receives ? 'firstRun.personOfUpper' : 'firstRun.person')}>
            <TextInput
              label={t(receives ? 'firstRun.nameOfUpper' : 'firstRun.name')}
              autoComplete="off"
              maxLength={50}
              value={person}
              onChange={({ currentTarget }) => change({ person: currentTarget.value })}
            />
            <TextInput
              label={fieldLabel(currentLanguage(), 'report', 'phone')}
              description={receives ? undefined : t('firstRun.phoneHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              type="tel"
              autoComplete="off"
              maxLength={50}
              value={phone}
              onChange={({ currentTarget }) => change({ phone: currentTarget.value })}
            />
          </Step>
          <div className="first-run-column">
            <Step title={t('firstRun.folder')}>
              <FolderField
                label={t(receives ? 'settings.folderOfUpper' : 'firstRun.folderLabel')}
                description={t(receives ? 'firstRun.folderOfUpperHint' : 'firstRun.folderHint')}
                path={folder?.path ?? null}
                onTake={async (taken) => setFolder(taken)}
              />
            </Step>
            {receives ? null : (
              <Step title={t('firstRun.openings')}>
                <Checkbox
                  label={t('firstRun.openingsThen')}
                  description={t('firstRun.openingsHint')}
                  checked={openings}
                  onChange={({ currentTarget }) => change({ openings: currentTarget.checked })}
                />
              </Step>
            )}
          </div>
        </div>
        {start.isError ? (
          <Alert color="red" role="alert">
            {failureWords(start.error)}
          </Alert>
        ) : null}
        <footer className="first-run-foot">
          <Button type="submit" loading={start.isPending}>
            {t('firstRun.start')}
          </Button>
          <div className="first-run-sample">
            <Text size="sm" component="div">
              <strong>{t('firstRun.sample')}</strong>{' '}
              <span className="quiet">{t('firstRun.sampleHint')}</span>
            </Text>
            <ExploreButton />
          </div>
        </footer>
      </form>
    </main>
  );
}

function Step(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="first-run-step" aria-labelledby={id}>
      <Title order={2} id={id}>
        {props.title}
      </Title>
      {props.children}
    </section>
  );
}

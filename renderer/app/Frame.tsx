import { Alert, Button, SegmentedControl, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../db/domain/answers.ts';
import { failureText, localeOf, unitLabel } from '../../db/domain/locale/locale.ts';
import { useHostGone } from '../api/host-state.ts';
import { useSession, useSettings } from '../api/queries.ts';
import { currentLanguage, switchLanguage } from '../locale/setup.ts';
import { plainForms } from '../navigation/place-of-record.ts';
import { SafetyNotice } from '../ui/safety/SafetyNotice.tsx';
import { SampleBanner } from '../ui/sample/SampleBanner.tsx';
import { FileDrop } from './FileDrop.tsx';
import { useFocusRescue } from './focus-rescue.ts';
import { isOwnForm, isOwnPage, isReceiver } from './own-pages.ts';
import { PeriodChooser } from './PeriodChooser.tsx';
import { SearchBox } from './SearchBox.tsx';
import { UndoButtons, UndoNotice, useUndoing } from './Undo.tsx';
import { useHelpKey } from './use-help-key.ts';

/** Pages of the rail by what they are for. */
const rail = [
  { group: 'nav.returns', pages: ['/enclaves', '/villages'] },
  { group: 'nav.projectWork', pages: ['/projects', '/investment'] },
  { group: 'nav.otherForms', pages: [], forms: true },
  {
    group: 'nav.handOver',
    pages: ['/inbox', '/consolidation', '/check', '/report', '/extract', '/records', '/import'],
  },
  {
    group: 'nav.province',
    pages: [
      '/province',
      '/registers',
      '/province/obligations',
      '/province/codes',
      '/province/heads',
      '/province/options',
      '/thresholds',
    ],
  },
  { group: 'nav.office', pages: ['/work', '/safety', '/settings', '/help'] },
] as const;
const words = {
  '/enclaves': 'nav.enclaves',
  '/villages': 'nav.villages',
  '/projects': 'nav.projects',
  '/investment': 'nav.investment',
  '/inbox': 'nav.inbox',
  '/consolidation': 'nav.consolidation',
  '/check': 'nav.check',
  '/report': 'nav.report',
  '/extract': 'nav.extract',
  '/records': 'nav.records',
  '/import': 'nav.import',
  '/province': 'province.issue',
  '/province/obligations': 'province.obligations',
  '/province/codes': 'province.codes',
  '/province/heads': 'province.heads',
  '/province/options': 'province.options',
  '/registers': 'forms.registers',
  '/thresholds': 'forms.thresholds',
  '/work': 'nav.work',
  '/safety': 'nav.safety',
  '/settings': 'nav.settings',
  '/help': 'nav.help',
} as const;

/** The one page frame: rail on the left with who works here, the period and the pages; the page on the right. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const settings = useSettings();
  const language = currentLanguage();
  const gone = useHostGone();
  const undoing = useUndoing();
  useFocusRescue();
  useHelpKey();
  const toggleLanguage = (): void => {
    const next = language === 'en' ? 'zh-CN' : 'en';
    switchLanguage(next);
    settings.mutate({ language: next });
  };
  return (
    <div className="frame">
      <SampleBanner />
      <button type="button" className="skip-link" onClick={() => document.getElementById('page')?.focus()}>
        {t('skipToPage')}
      </button>
      <nav className="rail" aria-label={t('product')}>
        <Title order={2}>{t('product')}</Title>
        <Text size="sm" className="quiet">
          {session.department?.name ?? session.unit?.name ?? t('firstRun.province')}
          {session.person === null ? '' : ` · ${session.person}`}
        </Text>
        <SearchBox />
        <PeriodChooser period={session.period} onChoose={(period) => settings.mutate({ period })} />
        {isReceiver(session) ? null : (
          <Link
            to="/"
            className="rail-link"
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t('nav.thisPeriod')}
          </Link>
        )}
        <Link to="/dashboard" className="rail-link" activeProps={{ 'aria-current': 'page' }}>
          {t('nav.dashboard')}
        </Link>
        {ownRail(session).map(({ group, pages, ...more }) => (
          <div key={group}>
            <div className="rail-group" id={group}>
              {t(group)}
            </div>
            <ul className="rail-pages" aria-labelledby={group}>
              {pages.map((to) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="rail-link"
                    // The page of the hand-out has the others below it.
                    activeOptions={{ exact: to === '/province' }}
                    activeProps={{ 'aria-current': 'page' }}
                  >
                    {t(to === '/report' && isReceiver(session) ? 'report.look' : words[to])}
                  </Link>
                </li>
              ))}
              {'forms' in more ? <FormLinks /> : null}
            </ul>
          </div>
        ))}
        <div className="rail-foot">
          <UndoButtons undoing={undoing} />
          <div className="rail-choices">
            <SegmentedControl
              size="xs"
              aria-label={t('moneyUnit')}
              value={session.money_unit}
              onChange={(value) => settings.mutate({ money_unit: value === 'yuan' ? 'yuan' : 'wanYuan' })}
              data={[
                { value: 'wanYuan', label: unitLabel(language, '万元') },
                { value: 'yuan', label: unitLabel(language, '元') },
              ]}
            />
            <Button variant="default" size="xs" px="xs" onClick={toggleLanguage}>
              {t('otherLanguage')}
            </Button>
          </div>
        </div>
      </nav>
      <main className="page" id="page" tabIndex={-1}>
        {gone ? (
          <Alert color="red" role="alert" className="host-gone">
            {failureText(language, { code: 'host_gone', args: {} })}
          </Alert>
        ) : null}
        <SafetyNotice />
        <UndoNotice undoing={undoing} />
        {children}
        <FileDrop />
      </main>
    </div>
  );
}

/** The groups of pages that are of use to whoever works here. */
const ownRail = (session: Session) =>
  rail
    .map((group) => ({
      ...group,
      // Who receives hands nothing over.
      group: group.group === 'nav.handOver' && isReceiver(session) ? ('nav.receiving' as const) : group.group,
      pages: group.pages.filter((page) => isOwnPage(session, page)),
    }))
    .filter((group) => group.pages.length > 0 || ('forms' in group && !isReceiver(session)));

/** Forms that have no page of their own making, and the registers. */
function FormLinks() {
  const { t } = useTranslation();
  const { forms } = localeOf(currentLanguage());
  const session = useSession();
  return (
    <>
      {plainForms
        .filter((form) => isOwnForm(session, form))
        .map((form) => (
          <li key={form}>
            <Link
              to="/forms/$form"
              params={{ form }}
              className="rail-link"
              activeProps={{ 'aria-current': 'page' }}
            >
              {forms[form].short}
            </Link>
          </li>
        ))}
      <li>
        <Link to="/registers" className="rail-link" activeProps={{ 'aria-current': 'page' }}>
          {t('forms.registers')}
        </Link>
      </li>
    </>
  );
}

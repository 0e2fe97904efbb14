import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { PeriodOverview, PeriodsDue } from '../../../db/domain/overview-answers.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { useSession, useSettings } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { nextStep, type PackageState } from './next-step.ts';

/** The one obvious next step, as the page's main button. */
export function NextStepLink(props: {
  readonly overview: PeriodOverview;
  readonly state: PackageState;
  readonly due: PeriodsDue;
}) {
  const { t } = useTranslation();
  const { today } = useSession();
  const settings = useSettings();
  const language = currentLanguage();
  const step = nextStep(props.overview, props.state, props.due, today);
  if (step === null) return null;
  switch (step.kind) {
    case 'draft':
      return (
        <RecordLink className="main-link" address={step.address}>
          {t('thisPeriod.step.draft')}
        </RecordLink>
      );
    case 'enter':
      return (
        <RecordLink className="main-link" address={step.address}>
          {t('thisPeriod.step.enter', { form: localeOf(language).forms[step.form].short })}
        </RecordLink>
      );
    case 'check':
      return (
        <Link to="/check" className="main-link">
          {t('thisPeriod.step.check')}
        </Link>
      );
    case 'submit':
    case 'correct':
    case 'answer':
      return (
        <Link to="/report" className="main-link">
          {t(`thisPeriod.step.${step.kind}`)}
        </Link>
      );
    case 'other':
      return (
        <Button size="sm" onClick={() => settings.mutate({ period: step.period })}>
          {t('thisPeriod.step.other', { period: formatPeriod(step.period, language) })}
        </Button>
      );
  }
}

import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../db/domain/answers.ts';
import type { FormId } from '../../../db/domain/options.ts';
import type { FirstSteps as Steps } from '../../../db/domain/overview-answers.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { useSession } from '../../api/queries.ts';
import { addressOf, type RecordAddress } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';

const stepNames = ['enclaves', 'terms', 'openings', 'villages', 'projects'] as const;
type StepName = (typeof stepNames)[number];

/** Record that a step enters; opening balances of all enclaves have a page of their own. */
const entered: Readonly<Record<Exclude<StepName, 'openings'>, RecordType>> = {
  enclaves: 'due',
  terms: 'terms',
  villages: 'village',
  projects: 'project',
};

/** Forms that cannot be filled in before a step was taken: a department whose forms are others does not take it. */
const neededFor: Readonly<Record<StepName, readonly FormId[]>> = {
  enclaves: ['enclave', 'contribution', 'return', 'distribution'],
  terms: ['return'],
  openings: ['return', 'investment'],
  villages: ['village'],
  projects: ['project', 'investment'],
};

/** The steps of whoever works here. */
export function stepsOf({ department }: Pick<Session, 'department'>): readonly StepName[] {
  if (department === null) return stepNames;
  const own = stepNames.filter((step) => neededFor[step].some((form) => department.forms.includes(form)));
  // Terms come with the enclaves where both are the lead office's.
  return own.filter((step) => step !== 'terms' || department.forms.includes('enclave'));
}

/** Whether nothing is there of what whoever works here begins with; never where nothing must come first. */
export function isUnused(steps: Steps, own: readonly StepName[]): boolean {
  const begins = own.filter((step) => step === 'enclaves' || step === 'villages' || step === 'projects');
  return begins.length > 0 && begins.every((step) => !isDone(step, steps));
}

/** Not every enclave has terms: one that brings no return needs none. */
function isDone(step: StepName, steps: Steps): boolean {
  return steps[step === 'terms' ? 'withTerms' : step] > 0;
}

/** Where a step is taken: without an enclave everything about one begins at the list of enclaves. */
function addressOfStep(step: StepName, { enclave_id }: Steps): RecordAddress {
  if (step === 'openings') return { to: '/openings', enclaveId: null, form: null, search: {} };
  const enclave = step === 'terms' ? enclave_id : null;
  return addressOf(entered[step], null, null, { enclave_id: enclave, home_county: null, batch_id: null });
}

/** Form whose records a step enters; opening balances have none of their own. */
const formOf: Readonly<Record<StepName, FormId | null>> = {
  enclaves: 'enclave',
  terms: 'enclave',
  openings: null,
  villages: 'village',
  projects: 'project',
};

/** Whether a step's records are the lead office's to fill in: a department takes them from there. */
function isElsewhere(step: StepName, { department }: Pick<Session, 'department'>): boolean {
  const form = formOf[step];
  return department !== null && form !== null && !department.forms.includes(form);
}

function StepLink(props: { readonly step: StepName; readonly steps: Steps; readonly className: string }) {
  const { t } = useTranslation();
  const { step, steps, className } = props;
  const session = useSession();
  return isElsewhere(step, session) ? (
    <Link to="/work" className={className}>
      {t('thisPeriod.first.registers')}
    </Link>
  ) : (
    <RecordLink className={className} address={addressOfStep(step, steps)}>
      {t(`thisPeriod.first.${step}`)}
    </RecordLink>
  );
}

/** The guide of a new ledger: what is entered first, each with its way there. */
export function FirstSteps({ steps }: { readonly steps: Steps }) {
  const { t } = useTranslation();
  const session = useSession();
  const own = stepsOf(session);
  const next = own.find((step) => !isDone(step, steps));
  return (
    <section className="sheet first-steps" aria-label={t('thisPeriod.first.title')}>
      <Title order={2}>{t('thisPeriod.first.title')}</Title>
      <p className="quiet">{t('thisPeriod.first.lead')}</p>
      <ol>
        {own.map((step, index) => (
          <li key={step} className={step === next ? 'first-step first-step-next' : 'first-step'}>
            <Mark done={isDone(step, steps)} number={index + 1} />
            <StepLink step={step} steps={steps} className={step === next ? 'main-link' : 'table-link'} />
            <span className="quiet">
              {t(`thisPeriod.first.${isElsewhere(step, session) ? 'registers' : step}Hint`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The same beside the work, until the first report is filed; nothing once all are done. */
export function StepsLeft({ steps }: { readonly steps: Steps }) {
  const { t } = useTranslation();
  const own = stepsOf(useSession());
  if (own.every((step) => isDone(step, steps))) return null;
  return (
    <section className="sheet steps-left" aria-label={t('thisPeriod.first.short')}>
      <Title order={2}>{t('thisPeriod.first.short')}</Title>
      <ul>
        {own.map((step, index) => (
          <li key={step}>
            <Mark done={isDone(step, steps)} number={index + 1} />
            <StepLink step={step} steps={steps} className="table-link" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mark({ done, number }: { readonly done: boolean; readonly number: number }) {
  const { t } = useTranslation();
  return (
    <span className={done ? 'step-mark step-done' : 'step-mark'}>
      <span aria-hidden="true">{done ? '✓' : number}</span>
      <span className="visually-hidden">{t(done ? 'thisPeriod.first.done' : 'thisPeriod.first.open')}</span>
    </span>
  );
}

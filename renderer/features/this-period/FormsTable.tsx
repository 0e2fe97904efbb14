import { useTranslation } from 'react-i18next';
import { daysLeft } from '../../../db/domain/calendar.ts';
import { formatDateLong } from '../../../db/domain/dates.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { FormId } from '../../../db/domain/options.ts';
import type { DuePackage, FormOverview, PeriodOverview } from '../../../db/domain/overview-answers.ts';
import { declarationOf, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf, type RecordAddress } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { type FormWord, wordOf } from './next-step.ts';

interface Row {
  readonly form: FormId;
  /** Undefined until it is known. */
  readonly state: FormOverview | undefined;
}

const nowhere = { enclave_id: null, home_county: null, batch_id: null };

/** Page on which a form's records are entered. */
function pageOf(form: FormId): RecordAddress {
  const type = recordTypes.find((one) => declarationOf(one).form === form) ?? 'report';
  return addressOf(type, null, null, nowhere);
}

const kinds: Readonly<Record<FormWord, StateKind>> = {
  done: 'good',
  nil: 'good',
  notApplicable: 'good',
  undeclared: 'warning',
  wrong: 'bad',
  explain: 'warning',
  unsaved: 'bad',
};

/** Every form of the period: how much is entered, what must be put right; its name leads to where it is entered. */
export function FormsTable(props: {
  readonly due: DuePackage;
  readonly overview: PeriodOverview | undefined;
}) {
  const { t } = useTranslation();
  const { forms: names } = localeOf(currentLanguage());
  const rows = props.due.forms.map(
    (form): Row => ({ form, state: props.overview?.forms.find((one) => one.form === form) }),
  );
  const count = (key: 'hard' | 'unexplained', label: string): TableColumn<Row> => ({
    key,
    label,
    align: 'end',
    show: ({ state }) =>
      state === undefined ? '' : state[key] === 0 ? <span className="quiet">0</span> : state[key],
  });
  const columns: readonly TableColumn<Row>[] = [
    {
      key: 'form',
      label: t('thisPeriod.form'),
      show: ({ form, state }) => (
        <>
          <RecordLink className="table-link" address={entryOf(form, state)}>
            {names[form].title}
          </RecordLink>
          <OwnDays due={props.due} form={form} />
        </>
      ),
    },
    {
      key: 'progress',
      label: t('thisPeriod.progress'),
      show: ({ state }) => (state === undefined ? <span className="quiet">…</span> : <Entered of={state} />),
    },
    count('hard', t('check.counts.hard')),
    count('unexplained', t('check.counts.unexplained')),
    {
      key: 'state',
      label: t('thisPeriod.formWord'),
      show: ({ state }) => (state === undefined ? null : <Word of={state} />),
    },
  ];
  return (
    <LedgerTable label={t('thisPeriod.forms')} columns={columns} rows={rows} rowKey={({ form }) => form} />
  );
}

/** Days of a form that are not those of the whole report: its deadline, the province's extension, its lock. */
function OwnDays({ due, form }: { readonly due: DuePackage; readonly form: FormId }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const language = currentLanguage();
  const days = due.byForm.find((one) => one.form === form);
  if (days === undefined || due.filed !== null) return null;
  const date = formatDateLong(days.deadline, language);
  const left = daysLeft(today, days.deadline);
  const said = [
    days.extended ? t('thisPeriod.extended', { date }) : null,
    !days.extended && days.deadline !== due.deadline ? t('thisPeriod.ownDeadline', { date }) : null,
    (days.extended || days.deadline !== due.deadline) && left > 0
      ? t('thisPeriod.daysLeft', { count: left })
      : null,
    days.lock === null
      ? null
      : days.lock < today
        ? t('thisPeriod.locked')
        : days.lock === due.lock
          ? null
          : t('thisPeriod.locks', { date: formatDateLong(days.lock, language) }),
  ].filter((part) => part !== null);
  return said.length === 0 ? null : <div className="own-days quiet">{said.join(' · ')}</div>;
}

/** Where the first that is missing is entered, else the form's page. */
function entryOf(form: FormId, state: FormOverview | undefined): RecordAddress {
  const missing = state?.completeness?.missing ?? null;
  return missing === null || state?.declaration?.kind === 'nil'
    ? pageOf(form)
    : addressOf(missing.type, null, null, missing.place);
}

function Entered({ of }: { readonly of: FormOverview }) {
  const { t } = useTranslation();
  const { completeness, records, clean } = of;
  const isDeclared = of.declaration?.kind === 'nil' || of.declaration?.kind === 'notApplicable';
  const counted =
    completeness !== null && completeness.expected > 0
      ? completeness
      : records > 0
        ? ({ measure: 'clean', entered: clean, expected: records } as const)
        : null;
  if (counted === null || (isDeclared && counted.entered === 0)) return <span className="quiet">—</span>;
  const { measure, entered, expected } = counted;
  const words = t(`thisPeriod.measure.${measure}`, { entered, expected });
  return (
    <span className="entered">
      <progress className="entered-bar" max={expected} value={entered} aria-label={words} />
      <span>{words}</span>
    </span>
  );
}

function Word({ of }: { readonly of: FormOverview }) {
  const { t } = useTranslation();
  const word = wordOf(of);
  return <StateBadge kind={kinds[word]} text={t(`thisPeriod.formState.${word}`)} />;
}

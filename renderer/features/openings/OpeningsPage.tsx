import { Button, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, type IsoDate, isIsoDate } from '../../../db/domain/dates.ts';
import { parseCell } from '../../../db/domain/field-kinds.ts';
import { kindOfTerms } from '../../../db/domain/figures/due-schedule.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { optionLabel, typeLabel } from '../../../db/domain/locale/locale.ts';
import { type OptionOf, optionSets } from '../../../db/domain/options.ts';
import { yearOfPeriod } from '../../../db/domain/period.ts';
import { type AnyRecord, findField } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { useSession } from '../../api/queries.ts';
import type { SliceData } from '../../api/slice.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { useSliceSetup } from '../../ui/forms/use-slice-setup.ts';
import { countOpenings, openingAccounts, openingTypes } from '../../ui/office/openings-count.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { useCheckContext } from '../../ui/violations/judge.ts';
import { OpeningGrid } from './OpeningGrid.tsx';

type ReturnKind = OptionOf<'returnKind'>;

const nothing: Values = {};
const balanceFields = ['distributed_cum', 'pool_balance', 'as_of', 'note'];
const receivedFields = ['received_cum', 'beneficiary', 'note'];
const projectFields = ['inv_cum', 'fund_cum', 'new_fixed_assets_cum', 'as_of', 'note'];

/** Opening balances (期初建账) of everything that began before the app, in one place; model §2.0. */
export function OpeningsPage() {
  const { t } = useTranslation();
  const { query, names, setup } = useSliceSetup(openingTypes);
  const counted = query.data === undefined ? null : countOpenings(query.data.ledger);
  return (
    <>
      <PageHead
        title={t('openings.title')}
        about={counted === null || counted.all === 0 ? undefined : t('openings.count', counted)}
        actions={
          <Button size="xs" variant="default" component={Link} to="/">
            {t('openings.later')}
          </Button>
        }
      />
      <Loaded query={query}>
        {(data) =>
          counted?.all === 0 ? <NothingYet /> : <Openings data={data} setup={setup} names={names} />
        }
      </Loaded>
    </>
  );
}

function NothingYet() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('openings.none')}
      hint={t('openings.noneHint')}
      action={
        <div className="setting-actions">
          <Button size="xs" component={Link} to="/enclaves">
            {t('openings.toEnclaves')}
          </Button>
          <Button size="xs" component={Link} to="/projects">
            {t('openings.toProjects')}
          </Button>
        </div>
      }
    />
  );
}

function Openings(props: {
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly names: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const { data, setup, names } = props;
  const { ledger } = data;
  const { period, unit } = useSession();
  const [asOf, setAsOf] = useState<string>(() => dateOf(yearOfPeriod(period) - 1, 12, 31));
  const date = readDate(asOf, setup);
  const areaNames = useMemo(
    () => (unit === null ? names : { ...names, [unit.code]: unit.name }),
    [unit, names],
  );
  const context = useCheckContext(useMemo(() => ({ area_names: areaNames }), [areaNames]));
  const proposeDate = useCallback((): Values => (date === null ? {} : { as_of: date }), [date]);
  const accounts = useMemo(() => openingAccounts(ledger).map((one): Values => ({ ...one })), [ledger]);
  const accountName = useCallback(
    ({ enclave_id, home_county }: Values): string => {
      const enclave = ledger.get('enclave', String(enclave_id))?.name ?? '';
      return `${enclave} · ${areaNames[String(home_county)] ?? String(home_county)}`;
    },
    [ledger, areaNames],
  );
  const projects = useMemo(
    () =>
      ledger
        .all('project')
        .toSorted((a, b) => ((a.project_code ?? '') < (b.project_code ?? '') ? -1 : 1))
        .map(({ id }): Values => ({ project_id: id })),
    [ledger],
  );
  const projectName = useCallback(
    ({ project_id }: Values): string => setup.references.label('project', String(project_id)),
    [setup],
  );
  const shared = { data, setup, context } as const;
  return (
    <>
      <Text size="sm" className="quiet">
        {t('openings.about')}
      </Text>
      <TextInput
        className="openings-cell"
        label={t('openings.asOf')}
        description={t('openings.asOfHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={asOf}
        error={date === null ? t('openings.badDate') : null}
        onChange={({ currentTarget }) => setAsOf(currentTarget.value)}
        onBlur={() => date !== null && setAsOf(date)}
      />
      {accounts.length === 0 ? null : (
        <Part title={t('openings.accounts')}>
          <OpeningGrid
            {...shared}
            type="opening_balance"
            label={t('openings.accounts')}
            scope="openings"
            records={recordsOf(ledger, 'opening_balance')}
            presets={accounts}
            rowsLabel={t('openings.account')}
            nameOf={accountName}
            fixed={nothing}
            fields={balanceFields}
            propose={proposeDate}
          />
        </Part>
      )}
      {accounts.length === 0 ? null : <Received {...shared} accountName={accountName} />}
      {projects.length === 0 ? null : (
        <Part title={t('openings.projects')}>
          <OpeningGrid
            {...shared}
            type="project_opening"
            label={t('openings.projects')}
            scope="openings"
            records={recordsOf(ledger, 'project_opening')}
            presets={projects}
            rowsLabel={typeLabel(setup.language, 'project')}
            nameOf={projectName}
            fixed={nothing}
            fields={projectFields}
            propose={proposeDate}
          />
        </Part>
      )}
    </>
  );
}

/** What had been received, a table for each kind of return that there is. */
function Received(props: {
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: ReturnType<typeof useCheckContext>;
  readonly accountName: (account: Values) => string;
}) {
  const { t } = useTranslation();
  const { data, setup, accountName } = props;
  const { ledger } = data;
  const [added, setAdded] = useState<readonly ReturnKind[]>([]);
  const kinds = useMemo(() => kindsOf(ledger, added), [ledger, added]);
  const balances = useMemo(
    () => ledger.all('opening_balance').map(({ id }): Values => ({ opening_balance_id: id })),
    [ledger],
  );
  const nameOf = useCallback(
    ({ opening_balance_id }: Values): string => {
      const balance = ledger.get('opening_balance', String(opening_balance_id));
      return balance === undefined ? '' : accountName(balance as unknown as Values);
    },
    [ledger, accountName],
  );
  const others = optionSets.returnKind.filter((kind) => !kinds.includes(kind));
  return (
    <Part title={t('openings.received')}>
      <Text size="sm" className="quiet">
        {t('openings.receivedHint')}
      </Text>
      {balances.length === 0
        ? null
        : kinds.map((kind) => (
            <ReceivedOfKind
              key={kind}
              kind={kind}
              data={data}
              setup={setup}
              context={props.context}
              presets={balances}
              nameOf={nameOf}
            />
          ))}
      {balances.length === 0 || others.length === 0 ? null : (
        <NativeSelect
          className="openings-cell"
          label={t('openings.otherKind')}
          value=""
          data={[
            { value: '', label: t('openings.chooseKind') },
            ...others.map((value) => ({ value, label: optionLabel(setup.language, 'returnKind', value) })),
          ]}
          onChange={({ currentTarget }) => setAdded([...added, currentTarget.value as ReturnKind])}
        />
      )}
      <Text size="sm">
        {t('openings.rest')}{' '}
        {ledger.all('enclave').map(({ id, name }) => (
          <Link
            key={id}
            to="/enclaves/$enclaveId/return"
            params={{ enclaveId: id }}
            className="openings-link"
          >
            {name}
          </Link>
        ))}
      </Text>
    </Part>
  );
}

function ReceivedOfKind(props: {
  readonly kind: ReturnKind;
  readonly data: SliceData;
  readonly setup: FormSetup;
  readonly context: ReturnType<typeof useCheckContext>;
  readonly presets: readonly Values[];
  readonly nameOf: (values: Values) => string;
}) {
  const { t } = useTranslation();
  const { kind, data, setup } = props;
  const { ledger } = data;
  const records = useMemo(
    () => recordsOf(ledger, 'opening_received').filter(({ return_kind }) => return_kind === kind),
    [ledger, kind],
  );
  const fixed = useMemo<Values>(() => ({ return_kind: kind }), [kind]);
  const label = optionLabel(setup.language, 'returnKind', kind);
  return (
    <>
      <Title order={3} size="h5">
        {label}
      </Title>
      <OpeningGrid
        {...props}
        type="opening_received"
        label={`${t('openings.receivedOf')} ${label}`}
        scope={`openings ${kind}`}
        records={records}
        rowsLabel={t('openings.account')}
        fixed={fixed}
        fields={receivedFields}
        propose={proposeVillages}
      />
    </>
  );
}

/** Most returns are for villages. */
const proposeVillages = (): Values => ({ beneficiary: 'village' });

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="record-section" aria-labelledby={id}>
      <Title order={2} id={id}>
        {props.title}
      </Title>
      {props.children}
    </section>
  );
}

const recordsOf = (
  ledger: Ledger,
  type: 'opening_balance' | 'opening_received' | 'project_opening',
): readonly AnyRecord[] => ledger.all(type) as readonly unknown[] as readonly AnyRecord[];

/** Kinds of return that the terms agree on, that are recorded, or that were asked for; in their order. */
function kindsOf(ledger: Ledger, added: readonly ReturnKind[]): readonly ReturnKind[] {
  const used = new Set<ReturnKind | null>([
    ...ledger.all('terms').map(({ mode }) => kindOfTerms(mode)),
    ...ledger.all('opening_received').map(({ return_kind }) => return_kind),
    ...added,
  ]);
  const kinds = optionSets.returnKind.filter((kind) => used.has(kind));
  return kinds.length === 0 ? ['fixed'] : kinds;
}

/** A day as dates are typed in cells; null for anything else. */
function readDate(text: string, setup: FormSetup): IsoDate | null {
  const field = findField('opening_balance', 'as_of') as Field;
  const parsed = parseCell(text, { ...formContext(setup), field });
  return parsed.ok && typeof parsed.value === 'string' && isIsoDate(parsed.value) ? parsed.value : null;
}

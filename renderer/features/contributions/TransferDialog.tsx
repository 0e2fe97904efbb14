import { Alert, Text, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FAR_FUTURE, parseDate } from '../../../db/domain/dates.ts';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { fieldLabel, problemText, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney, parseMoney } from '../../../db/domain/money.ts';
import { planTransfer, type TransferRefusal } from '../../../db/domain/transfer.ts';
import { newId } from '../../api/new-id.ts';
import { sayNothing, useSaveRecords } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { ConfirmFoot } from '../../ui/forms/ConfirmFoot.tsx';
import { enterMovesOn } from '../../ui/forms/enter-moves-on.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { type NameChoice, NameInput } from '../../ui/forms/NameInput.tsx';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';
import { found, holderName, knownHolders } from './holder-names.ts';

interface TransferProps {
  readonly ledger: Ledger;
  readonly account: AccountKey;
  readonly setup: FormSetup;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A contribution goes from one holder to another (转让): a pair of movements in one save. */
export function TransferDialog(props: TransferProps) {
  const { t } = useTranslation();
  return (
    <PanelDialog title={t('transfer.title')} className="transfer-dialog" onClose={props.onClose}>
      <TransferForm {...props} />
    </PanelDialog>
  );
}

/** What is not filled in yet is said quietly. */
const barring: ReadonlySet<TransferRefusal['why']> = new Set(['same', 'incomplete', 'tooMuch']);

const amountOf = (text: string, unit: 'yuan' | 'wanYuan'): Fen | null => {
  const read = parseMoney(text, unit);
  return text.trim() !== '' && read.ok ? read.value : null;
};

function TransferForm({ ledger, account, setup, onClose, onDone }: TransferProps) {
  const { t } = useTranslation();
  const { language, moneyUnit } = setup;
  const save = useSaveRecords();
  const [texts, setTexts] = useState({ from: '', to: '', date: '', amount: '', price: '', document: '' });
  const put = (change: Partial<typeof texts>): void => setTexts((before) => ({ ...before, ...change }));
  const parsed = texts.date.trim() === '' ? null : parseDate(texts.date);
  const date = parsed?.ok === true ? parsed.value : null;
  const known = useMemo(
    () => knownHolders(ledger, account, date ?? FAR_FUTURE, setup),
    [ledger, account, date, setup],
  );
  const from = known.holders.get(texts.from) ?? null;
  const to = known.holders.get(texts.to) ?? null;
  const plan = planTransfer(
    ledger,
    {
      account,
      from,
      to,
      date,
      amount: amountOf(texts.amount, moneyUnit),
      price: amountOf(texts.price, moneyUnit),
      document: texts.document.trim() === '' ? null : texts.document.trim(),
    },
    newId,
  );
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const confirm = (): void => {
    if (plan.changes.length === 0 || save.isPending) return;
    const why = texts.document.trim();
    void save
      .mutateAsync({ changes: [...plan.changes], why: why === '' ? null : why })
      .then(onDone, sayNothing);
  };
  const unit = unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
  const money = (amount: Fen): string => `${formatMoney(amount, moneyUnit, { full: true })} ${unit}`;
  const words = (refusal: TransferRefusal): string =>
    t(`transfer.refusals.${refusal.why}`, { balance: 'balance' in refusal ? money(refusal.balance) : '' });
  const named = (key: 'from' | 'to', choices: readonly NameChoice[]) => (
    <NameInput
      inDialog
      label={t(`transfer.${key}`)}
      required
      error={null}
      description={null}
      value={texts[key]}
      shown={(text) => {
        const holder = known.holders.get(text);
        return holder === undefined ? null : holderName(holder, setup);
      }}
      choices={(typed) => found(typed, choices)}
      onChange={(text) => put({ [key]: text })}
      onBlur={() => undefined}
      placeholder={t('transfer.byName')}
    />
  );
  const amount = (key: 'amount' | 'price', label: string) => (
    <MoneyInput
      label={label}
      required={key === 'amount'}
      value={texts[key]}
      formUnit={moneyUnit}
      error={null}
      description={null}
      inputRef={null}
      onChange={(text) => put({ [key]: text })}
      onBlur={() => undefined}
    />
  );
  const stops = plan.refusals.filter(({ why }) => barring.has(why));
  const waits = plan.refusals.filter(({ why }) => !barring.has(why));
  return (
    <form
      ref={form}
      className="merger-form"
      onKeyDown={enterMovesOn}
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <div className="merger-cells">
        {named('from', known.giving)}
        {named('to', known.taking)}
        <TextInput
          label={fieldLabel(language, 'contribution', 'date')}
          withAsterisk
          placeholder="2026-03-31"
          value={texts.date}
          error={parsed === null || parsed.ok ? null : problemText(language, parsed.problem)}
          onChange={({ currentTarget: { value } }) => put({ date: value })}
        />
        {amount('amount', fieldLabel(language, 'contribution', 'amount'))}
        {amount('price', fieldLabel(language, 'contribution', 'exit_price'))}
        <TextInput
          label={fieldLabel(language, 'contribution', 'source_doc')}
          value={texts.document}
          onChange={({ currentTarget: { value } }) => put({ document: value })}
        />
      </div>
      {stops.length === 0 ? null : (
        <Alert color="red" role="alert">
          {stops.map(words).join(' ')}
        </Alert>
      )}
      {stops.length > 0 || waits.length === 0 ? null : (
        <Text size="sm" className="quiet" role="status">
          {t('transfer.fillIn', { what: waits.map(words).join(t('form.and')) })}
        </Text>
      )}
      {plan.changes.length === 0 || plan.balances === null || from === null || to === null ? null : (
        <section className="merger-preview" aria-label={t('transfer.preview')}>
          <strong>{t('transfer.preview')}</strong>
          <ul className="merger-notes">
            {(
              [
                [from, plan.balances.from],
                [to, plan.balances.to],
              ] as const
            ).map(([holder, [before, after]]) => (
              <li key={holderName(holder, setup)}>
                {t('transfer.balance', {
                  holder: holderName(holder, setup),
                  before: money(before),
                  after: money(after),
                })}
              </li>
            ))}
            <li>{t('transfer.pair', { date: date ?? '' })}</li>
          </ul>
        </section>
      )}
      {save.isError ? (
        <Alert color="red" role="alert">
          {failureWords(save.error)}
        </Alert>
      ) : null}
      <ConfirmFoot
        confirm={t('transfer.confirm')}
        disabled={plan.changes.length === 0}
        loading={save.isPending}
        onCancel={onClose}
      />
    </form>
  );
}

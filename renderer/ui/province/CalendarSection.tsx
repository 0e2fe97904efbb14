import { Alert, Button, NumberInput, SegmentedControl, Text, Textarea, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestDays, type ReportingCalendar } from '../../../db/domain/calendar.ts';
import { daysAsText, daysFromText } from '../../../db/domain/days-text.ts';
import { sayNothing, useSession, useSettings } from '../../api/queries.ts';
import { failureWords } from '../failure-words.ts';

const kinds = ['month', 'quarter', 'year'] as const;

/** The reporting calendar: days, the rule for days off, and which they are (放假与调休). */
export function CalendarSection() {
  const { t } = useTranslation();
  const { calendar, province_settings } = useSession();
  const id = useId();
  return (
    <section className="sheet setting-section" aria-labelledby={id}>
      <Title order={2} id={id}>
        {t('province.calendar')}
      </Title>
      <Text size="sm" className="quiet">
        {t(province_settings === null ? 'province.calendarAbout' : 'province.ruled')}
      </Text>
      {province_settings === null ? (
        <CalendarForm key={JSON.stringify(calendar)} start={calendar} />
      ) : (
        <SetCalendar calendar={calendar} />
      )}
    </section>
  );
}

/** The calendar as the province set it. */
function SetCalendar({ calendar }: { readonly calendar: ReportingCalendar }) {
  const { t } = useTranslation();
  const inARow = (days: ReportingCalendar['days_off']): string =>
    days.length === 0 ? '—' : daysAsText(days).split('\n').join('、');
  return (
    <dl className="record-values">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{t(`province.${kind}`)}</dt>
          <dd>{t('province.dayAfter', { count: calendar.days[kind] })}</dd>
        </div>
      ))}
      <div>
        <dt>{t('province.holidays')}</dt>
        <dd>{t(`province.${calendar.holidays}`)}</dd>
      </div>
      <div>
        <dt>{t('province.daysOff')}</dt>
        <dd>{inARow(calendar.days_off)}</dd>
      </div>
      <div>
        <dt>{t('province.daysWorked')}</dt>
        <dd>{inARow(calendar.days_worked)}</dd>
      </div>
    </dl>
  );
}

function CalendarForm({ start }: { readonly start: ReportingCalendar }) {
  const { t } = useTranslation();
  const settings = useSettings();
  const holidays = useId();
  const [days, setDays] = useState(start.days);
  const [rule, setRule] = useState(start.holidays);
  const [off, setOff] = useState(() => daysAsText(start.days_off));
  const [worked, setWorked] = useState(() => daysAsText(start.days_worked));
  const [readOff, readWorked] = [daysFromText(off), daysFromText(worked)];
  const isGood = readOff.wrong === null && readWorked.wrong === null;
  const next = { days, holidays: rule, days_off: [...readOff.days], days_worked: [...readWorked.days] };
  const isChanged = JSON.stringify(next) !== JSON.stringify(start);
  const save = (): void => {
    if (isGood) settings.mutateAsync({ calendar: next }).catch(sayNothing);
  };
  const problem = (wrong: string | null): string | null =>
    wrong === null ? null : t('province.daysWrong', { text: wrong });
  return (
    <form
      className="calendar-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className="calendar-days">
        <legend>{t('province.daysAfter')}</legend>
        {kinds.map((kind) => (
          <NumberInput
            key={kind}
            label={t(`province.${kind}`)}
            min={0}
            max={longestDays}
            allowDecimal={false}
            value={days[kind]}
            onChange={(value) => setDays({ ...days, [kind]: Number(value) || 0 })}
          />
        ))}
      </fieldset>
      <div className="setting-choice">
        <Text id={holidays}>{t('province.holidays')}</Text>
        <SegmentedControl
          size="xs"
          aria-labelledby={holidays}
          value={rule}
          onChange={(value) => setRule(value === 'stay' ? 'stay' : 'nextWorkingDay')}
          data={[
            { value: 'stay', label: t('province.stay') },
            { value: 'nextWorkingDay', label: t('province.nextWorkingDay') },
          ]}
        />
      </div>
      {rule === 'stay' && off === '' && worked === '' ? null : (
        <div className="setting-pair">
          <Textarea
            label={t('province.daysOff')}
            description={t('province.daysHint')}
            rows={5}
            spellCheck={false}
            value={off}
            error={problem(readOff.wrong)}
            onChange={({ currentTarget }) => setOff(currentTarget.value)}
          />
          <Textarea
            label={t('province.daysWorked')}
            description={t('province.daysHint')}
            rows={5}
            spellCheck={false}
            value={worked}
            error={problem(readWorked.wrong)}
            onChange={({ currentTarget }) => setWorked(currentTarget.value)}
          />
        </div>
      )}
      {settings.isError ? (
        <Alert color="red" role="alert">
          {failureWords(settings.error)}
        </Alert>
      ) : null}
      <div className="setting-actions">
        <Button size="xs" type="submit" disabled={!isChanged || !isGood} loading={settings.isPending}>
          {t('province.save')}
        </Button>
      </div>
    </form>
  );
}

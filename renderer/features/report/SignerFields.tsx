import { Alert } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ReportState } from '../../../db/domain/answers.ts';
import { deadlineOf } from '../../../db/domain/calendar.ts';
import { formatDateLong, parseDate } from '../../../db/domain/dates.ts';
import type { Failure } from '../../../db/domain/failure.ts';
import { Ledger } from '../../../db/domain/ledger.ts';
import { failureText, problemText } from '../../../db/domain/locale/locale.ts';
import { findField } from '../../../db/domain/records/catalogue.ts';
import { signingFields } from '../../../db/domain/signing.ts';
import { useThresholds } from '../../api/thresholds.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { enterMovesOn } from '../../ui/forms/enter-moves-on.ts';
import { FieldInput } from '../../ui/forms/FieldInput.tsx';
import { focusField } from '../../ui/forms/RecordForm.tsx';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import type { useSigning } from './use-signing.ts';

const noRecords = new Ledger({});

/** Who signs and when; of a correction also why. */
export function SignerFields(props: {
  readonly signing: ReturnType<typeof useSigning>;
  readonly state: ReportState;
  readonly focusField: string | null;
  readonly failure: Failure | null;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const setup = useFormSetup(noRecords);
  const box = useRef<HTMLDivElement>(null);
  const { signing, state } = props;
  const { texts } = signing;
  const { calendar } = useThresholds(state.period);
  const deadline = state.obligation?.deadline ?? deadlineOf(state.period, calendar);
  const date = parseDate(texts.report_date);
  useEffect(() => focusField(box.current, props.focusField), [props.focusField]);

  const beside = (name: string) =>
    name === 'report_date' ? (
      <span className="field-beside">{t('report.dueBy', { by: formatDateLong(deadline, language) })}</span>
    ) : undefined;
  const error = (name: string): string | undefined =>
    name === 'report_date' && !date.ok && texts.report_date.trim() !== ''
      ? problemText(language, date.problem)
      : undefined;
  const cell = (name: string) => {
    const field = findField('report', name);
    if (field === undefined) throw new Error(`report has no field ${name}`);
    return (
      <Controller
        key={name}
        control={signing.form.control}
        name={name}
        render={({ field: control }) => (
          <FieldInput
            type="report"
            // Shown only where a version corrects another: then it must be given.
            field={name === 'correction_reason' ? { ...field, need: 'required' } : field}
            setup={setup}
            control={control}
            error={error(name)}
            beside={beside(name)}
          />
        )}
      />
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves on between the fields within.
    <div ref={box} onKeyDown={enterMovesOn}>
      <div className="signers">{signingFields.map(cell)}</div>
      {state.next_version > 1 ? <div className="correction">{cell('correction_reason')}</div> : null}
      {props.failure === null ? null : (
        <Alert color="red" role="alert" mt="xs">
          {failureText(language, props.failure)}
        </Alert>
      )}
    </div>
  );
}

import { Alert, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '../../../db/domain/dates.ts';
import { fieldLabel, problemText } from '../../../db/domain/locale/locale.ts';
import { type MergerInput, planMerger, proposeMergedVillage } from '../../../db/domain/merger.ts';
import type { Parsed } from '../../../db/domain/parsed.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { newId } from '../../api/new-id.ts';
import { sayNothing, useSaveRecords } from '../../api/queries.ts';
import { type SliceData, useSlice } from '../../api/slice.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { ConfirmFoot } from '../../ui/forms/ConfirmFoot.tsx';
import { enterMovesOn } from '../../ui/forms/enter-moves-on.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';
import { MergerPreview } from './MergerPreview.tsx';
import { OldVillages } from './OldVillages.tsx';
import { VillageInput } from './VillageInput.tsx';

const types = [
  'enclave',
  'enclave_party',
  'contribution',
  'village',
  'village_merger',
  'village_year',
  'batch',
  'batch_line',
] as const satisfies readonly RecordType[];

export interface MergerDone {
  readonly villages: number;
  readonly movements: number;
}

/** Villages go into another one (撤并): what is asked, what will happen, and then all of it in one save. */
export function MergerDialog(props: {
  readonly onClose: () => void;
  readonly onDone: (done: MergerDone) => void;
}) {
  const { t } = useTranslation();
  return (
    <PanelDialog title={t('merger.title')} className="merger-dialog" onClose={props.onClose}>
      <Loaded query={useSlice(types)}>{(data) => <MergerForm data={data} {...props} />}</Loaded>
    </PanelDialog>
  );
}

const blankVillage = { village_code: '', name: '', weak_from: null, weak_to: null, weak_basis: null };

function MergerForm(props: {
  readonly data: SliceData;
  readonly onClose: () => void;
  readonly onDone: (done: MergerDone) => void;
}) {
  const { t } = useTranslation();
  const { ledger, slice } = props.data;
  const setup = useFormSetup(ledger, slice.area_names);
  const { language, references } = setup;
  const save = useSaveRecords();
  const [old, setOld] = useState<readonly string[]>([]);
  const [isNew, setIsNew] = useState(false);
  const [known, setKnown] = useState('');
  const [madeId] = useState(newId);
  const [made, setMade] = useState({ code: '', name: '' });
  const [dateText, setDateText] = useState('');
  const [document, setDocument] = useState('');
  const date = dateText.trim() === '' ? null : parseDate(dateText);
  const input = useMemo<MergerInput>(() => {
    const code = made.code.replace(/\s/g, '');
    return {
      date: readDate(dateText),
      oldVillages: old,
      newVillage: isNew ? madeId : (references.find('village', known)[0] ?? null),
      entered: isNew
        ? {
            ...blankVillage,
            ...proposeMergedVillage(ledger, old),
            village_code: /^\d{12}$/.test(code) ? code : '',
            name: made.name.trim() === '' ? null : made.name.trim(),
            town_code: code.slice(0, 9),
          }
        : null,
      document: document.trim() === '' ? null : document.trim(),
    };
  }, [dateText, old, isNew, madeId, references, known, ledger, made, document]);
  const plan = useMemo(() => planMerger(ledger, input, newId), [ledger, input]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const confirm = (): void => {
    if (plan.changes.length === 0 || save.isPending) return;
    void save.mutateAsync({ changes: [...plan.changes], why: input.document }).then(() => {
      const movements = plan.changes.filter(({ type }) => type === 'contribution').length;
      props.onDone({ villages: old.length, movements });
    }, sayNothing);
  };
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
      <OldVillages chosen={old} references={references} onChange={setOld} />
      <div className="merger-into">
        <SegmentedControl
          size="xs"
          aria-label={t('merger.into')}
          value={isNew ? 'new' : 'known'}
          onChange={(value) => setIsNew(value === 'new')}
          data={[
            { value: 'known', label: t('merger.known') },
            { value: 'new', label: t('merger.new') },
          ]}
        />
        {isNew ? (
          <div className="merger-cells">
            <TextInput
              label={fieldLabel(language, 'village', 'village_code')}
              withAsterisk
              inputMode="numeric"
              value={made.code}
              error={made.code === '' || input.entered?.village_code ? null : t('merger.codeDigits')}
              onChange={({ currentTarget: { value } }) => setMade({ ...made, code: value })}
            />
            <TextInput
              label={fieldLabel(language, 'village', 'name')}
              withAsterisk
              value={made.name}
              onChange={({ currentTarget: { value } }) => setMade({ ...made, name: value })}
            />
          </div>
        ) : (
          <VillageInput
            label={t('merger.newVillage')}
            value={known}
            references={references}
            onChange={setKnown}
          />
        )}
      </div>
      <div className="merger-cells">
        <TextInput
          label={fieldLabel(language, 'village_merger', 'date')}
          withAsterisk
          placeholder="2026-03-31"
          value={dateText}
          error={date === null || date.ok ? null : problemText(language, date.problem)}
          onChange={({ currentTarget: { value } }) => setDateText(value)}
        />
        <TextInput
          label={fieldLabel(language, 'village_merger', 'document')}
          value={document}
          onChange={({ currentTarget: { value } }) => setDocument(value)}
        />
      </div>
      <MergerPreview plan={plan} input={input} ledger={ledger} setup={setup} />
      {save.isError ? (
        <Alert color="red" role="alert">
          {failureWords(save.error)}
        </Alert>
      ) : null}
      <ConfirmFoot
        confirm={t('merger.confirm')}
        disabled={plan.changes.length === 0}
        loading={save.isPending}
        onCancel={props.onClose}
      />
    </form>
  );
}

function readDate(text: string): MergerInput['date'] {
  const read: Parsed<NonNullable<MergerInput['date']>> = parseDate(text);
  return read.ok ? read.value : null;
}

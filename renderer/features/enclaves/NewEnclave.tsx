import { Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnclaveList } from '../../../db/domain/answers.ts';
import { nextEnclaveCode } from '../../../db/domain/codes/enclave-code.ts';
import { recordDraftForm } from '../../../db/domain/draft-form.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import type { OptionOf } from '../../../db/domain/options.ts';
import { percent, WHOLE_PERCENT } from '../../../db/domain/percent.ts';
import { type AnyRecord, declarationOf } from '../../../db/domain/records/catalogue.ts';
import { newId } from '../../api/new-id.ts';
import { useSession } from '../../api/queries.ts';
import type { FormTexts } from '../../ui/forms/form-texts.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import type { Alongside, Values } from '../../ui/forms/use-record-form.ts';
import { HostCell } from './HostCell.tsx';
import { hostAlongside } from './new-host.ts';

/** Drafts of enclaves, new and old, lie under one name: what a new one leaves unread is found on its own page. */
export const enclaveDraftForm = recordDraftForm('enclave', 'all');

/** What makes an enclave known; all else is filled in on its page. */
const first = [
  'kind',
  'name',
  'enclave_code',
  'direction',
  'counted_as_platform',
  'lead_county',
  'host_id',
  'site_address',
  'host_zone',
  'land_mode',
];
/** An enclave that was opened by mistake is none: it takes no number. */
const neededFirst = ['kind', 'name', 'enclave_code'];
const later = declarationOf('enclave')
  .fields.map(({ name }) => name)
  .filter((name) => !first.includes(name));
const nothing: Values = {};

/** A new enclave: with it, in one save, its host where that is not known yet and the unit's own party, so that its account exists. */
export function NewEnclave(props: {
  readonly id: string;
  readonly list: EnclaveList;
  readonly hosts: readonly AnyRecord[];
  readonly autoFocus: boolean;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { unit } = useSession();
  const { list, hosts, id } = props;
  const own = unit?.code ?? '';
  const ledger = useMemo(() => new Ledger({ host: hosts } as unknown as RecordSet), [hosts]);
  const names = useMemo(
    () => (unit === null ? list.area_names : { ...list.area_names, [unit.code]: unit.name }),
    [list.area_names, unit],
  );
  const setup = useFormSetup(ledger, names);
  const [partyId] = useState(newId);
  const drawn = useRef(true);
  useEffect(() => {
    drawn.current = true;
    return () => {
      drawn.current = false;
    };
  }, []);

  const propose = ({ kind, lead_county }: Values): Values => ({
    direction: 'reverse',
    lead_county: own,
    enclave_code:
      kind == null
        ? null
        : nextEnclaveCode(
            String(lead_county ?? own),
            kind as OptionOf<'enclaveKind'>,
            list.enclaves.map(({ enclave }) => String(enclave.enclave_code ?? '')),
          ),
  });
  const alongside = (typed: FormTexts, candidate: Values): Alongside => {
    const whole = percent(WHOLE_PERCENT);
    return {
      changes: [
        ...hostAlongside(typed, candidate.host_id),
        {
          type: 'enclave_party',
          id: partyId,
          base_revision: null,
          values: {
            enclave_id: id,
            home_county: String(candidate.lead_county ?? own),
            capital_share_pct: whole,
            return_share_pct: whole,
          },
        },
      ],
      rest: {},
    };
  };
  return (
    <RecordForm
      type="enclave"
      record={null}
      id={id}
      draftForm={enclaveDraftForm}
      setup={setup}
      fixed={nothing}
      needed={neededFirst}
      order={first}
      leftOut={later}
      propose={propose}
      alongside={alongside}
      cells={{ host_id: (cell) => <HostCell cell={cell} setup={setup} /> }}
      autoFocus={props.autoFocus}
      onSaved={() => {
        // Whoever has gone to another page meanwhile is not fetched back.
        if (drawn.current) props.onMade(id);
      }}
      onClose={props.onClose}
    >
      {() => (
        <Text size="sm" className="quiet">
          {t('enclave.newHint', { county: unit?.name ?? '' })}
        </Text>
      )}
    </RecordForm>
  );
}

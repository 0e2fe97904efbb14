import { useTranslation } from 'react-i18next';
import { Ledger } from '../../../db/domain/ledger.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { useRecords } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { RecordSection } from '../../ui/records/RecordSection.tsx';

const noRecords = new Ledger({});
const nothingFixed = {};

/** Legal marks of the forms (表头): settings until the province issues them, and so out of the way. */
export function FormHeads({ focus }: { readonly focus: { record: string; field: string | null } | null }) {
  const { t } = useTranslation();
  const heads = useRecords('form_head');
  return (
    <Fold
      title={typeLabel(currentLanguage(), 'form_head')}
      hint={t('report.headsHint')}
      open={focus !== null}
    >
      <Loaded query={heads}>{({ rows }) => <Heads rows={rows} focus={focus} />}</Loaded>
    </Fold>
  );
}

function Heads(props: {
  readonly rows: readonly AnyRecord[];
  readonly focus: { record: string; field: string | null } | null;
}) {
  const { t } = useTranslation();
  const setup = useFormSetup(noRecords);
  return (
    <RecordSection
      type="form_head"
      title={t('report.heads')}
      rows={props.rows}
      setup={setup}
      fixed={nothingFixed}
      scope="all"
      emptyHint={t('report.headsEmpty')}
      focus={props.focus}
    />
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldLabel, optionLabel } from '../../../db/domain/locale/locale.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { FindInput } from '../../ui/page/FindInput.tsx';
import type { useEnclaveFilter } from './use-enclave-filter.ts';

/** Search and filters above the list of enclaves. */
export function EnclaveTools(props: ReturnType<typeof useEnclaveFilter> & { readonly all: number }) {
  const { t } = useTranslation();
  const { filter, enclaves, change, clear, all } = props;
  const language = currentLanguage();
  return (
    <div className="grid-tools">
      <FindInput label={t('enclave.find')} value={filter.find} onFind={(find) => change({ find })} />
      <NativeSelect
        size="xs"
        aria-label={fieldLabel(language, 'enclave', 'kind')}
        value={filter.kind}
        onChange={({ currentTarget: { value } }) => change({ kind: value as typeof filter.kind })}
        data={[
          { value: '', label: t('enclave.allKinds') },
          ...optionSets.enclaveKind.map((value) => ({
            value,
            label: optionLabel(language, 'enclaveKind', value),
          })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('enclave.stage')}
        value={filter.stage}
        onChange={({ currentTarget: { value } }) => change({ stage: value as typeof filter.stage })}
        data={[
          { value: '', label: t('enclave.allStages') },
          ...optionSets.stage.map((value) => ({ value, label: optionLabel(language, 'stage', value) })),
          { value: 'none', label: t('enclave.noStage') },
        ]}
      />
      {enclaves.length === all ? null : (
        <>
          <span role="status">{t('enclave.shown', { shown: enclaves.length, all })}</span>
          <Button size="compact-xs" variant="default" onClick={clear}>
            {t('enclave.showAll')}
          </Button>
        </>
      )}
    </div>
  );
}

import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StageCount } from '../../../db/domain/figures/pipeline-summary.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import type { EnclaveFilter } from './use-enclave-filter.ts';

/** The pipeline over all enclaves: how many came to each stage, how many stand there; a stage shows those that do. */
export function Pipeline(props: {
  readonly counts: readonly StageCount[];
  readonly chosen: EnclaveFilter['stage'];
  readonly onChoose: (stage: EnclaveFilter['stage']) => void;
}) {
  const { t } = useTranslation();
  const { counts, chosen, onChoose } = props;
  const shown = counts.filter(({ stage, reached }) => stage !== 'ended' || reached > 0);
  return (
    <ol className="stage-path pipeline" aria-label={t('enclave.pipeline')}>
      {shown.map(({ stage, reached, now }) => (
        <li key={stage} className="stage-step">
          <UnstyledButton
            className="pipeline-stage"
            aria-pressed={chosen === stage}
            onClick={() => onChoose(chosen === stage ? '' : stage)}
          >
            <strong>{reached}</strong>
            <span>
              {optionLabel(currentLanguage(), 'stage', stage)}
              <span className="second-line">{t('enclave.standsHere', { count: now })}</span>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}

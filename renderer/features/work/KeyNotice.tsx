import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A computer that exchanges data for the first time: its code is compared and a person says yes. */
export function KeyNotice(props: {
  readonly fingerprint: string;
  readonly trusted: boolean;
  readonly onTrust: (trusted: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="work-key">
      <p>
        {t('work.newKey')} <code>{props.fingerprint}</code>
      </p>
      <Checkbox
        label={t('work.trust')}
        checked={props.trusted}
        onChange={(event) => props.onTrust(event.currentTarget.checked)}
      />
    </div>
  );
}

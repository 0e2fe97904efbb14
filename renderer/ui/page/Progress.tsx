import { Progress as Bar, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Long work under way: what it does, how far it is (null: not known), and the way to stop it. */
export function Progress(props: {
  readonly text: string;
  /** 0 to 1, or null. */
  readonly part: number | null;
  readonly onCancel?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="progress sheet" role="status">
      <Text size="sm">{props.text}</Text>
      <Bar value={(props.part ?? 1) * 100} animated={props.part === null} aria-label={props.text} />
      {props.onCancel === undefined ? null : (
        <Button variant="default" size="xs" onClick={props.onCancel}>
          {t('page.cancel')}
        </Button>
      )}
    </div>
  );
}

import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Foot of a form over the page that does several things in one save: the step, the way out, and that it can be undone. */
export function ConfirmFoot(props: {
  readonly confirm: string;
  readonly disabled: boolean;
  readonly loading: boolean;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Button type="submit" data-moves-on disabled={props.disabled} loading={props.loading}>
        {props.confirm}
      </Button>
      <Button variant="default" onClick={props.onCancel}>
        {t('page.cancel')}
      </Button>
      <span className="quiet">{t('page.oneStep')}</span>
    </Group>
  );
}

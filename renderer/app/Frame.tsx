import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../db/domain/answers.ts';

/** The one page frame: rail on the left with who works here, page on the right. */
export function Frame(props: {
  readonly session: Session;
  readonly onToggleLanguage: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="frame">
      <nav className="rail" aria-label={t('product')}>
        <Title order={2}>{t('product')}</Title>
        <Text size="sm" className="quiet">
          {props.session.unit?.name ?? t('firstRun.province')}
        </Text>
        <Text size="sm" className="quiet">
          {props.session.person}
        </Text>
        <div className="rail-foot">
          <Button variant="default" size="xs" fullWidth onClick={props.onToggleLanguage}>
            {t('otherLanguage')}
          </Button>
        </div>
      </nav>
      <main className="page">{props.children}</main>
    </div>
  );
}

import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { judgeRecord, withTyped } from '../../ui/violations/judge.ts';
import type { AccountView } from './account-view.ts';
import type { Target } from './page-types.ts';

/** Opening balance (期初建账) of an account that began before the software: figures, arrears and prepaid money; model §2.0. */
export function OpeningSection(props: {
  readonly view: AccountView;
  readonly focus: Target | null;
  readonly received: Target | null;
  readonly onOpeningDue: () => void;
  readonly onOpeningReceipt: () => void;
}) {
  const { t } = useTranslation();
  const { view } = props;
  const { ledger, account, context, setup } = view;
  const rows = ledger.ofAccount('opening_balance', account);
  return (
    <div className="opening-section">
      <RecordSection
        type="opening_balance"
        title={t('return.sections.opening')}
        rows={rows as readonly unknown[] as readonly AnyRecord[]}
        setup={setup}
        fixed={account as unknown as Readonly<Record<string, string>>}
        scope={`${account.enclave_id}/${account.home_county}`}
        emptyHint={t('return.hints.opening')}
        canAdd={rows.length === 0}
        judge={(candidate, id) =>
          judgeRecord(withTyped(ledger, 'opening_balance', id, candidate), context, 'opening_balance', id)
        }
        focus={props.focus}
        beneath={(record) =>
          record === null ? null : (
            <RecordSection
              type="opening_received"
              rows={
                ledger.where(
                  'opening_received',
                  'opening_balance_id',
                  record.id,
                ) as readonly unknown[] as readonly AnyRecord[]
              }
              setup={setup}
              fixed={{ opening_balance_id: record.id }}
              scope={record.id}
              emptyHint={t('return.hints.openingReceived')}
              judge={(candidate, id) =>
                judgeRecord(
                  withTyped(ledger, 'opening_received', id, candidate),
                  context,
                  'opening_received',
                  id,
                )
              }
              focus={props.received}
            />
          )
        }
      />
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={props.onOpeningDue}>
          {t('return.openingDue')}
        </Button>
        <Button size="xs" variant="default" onClick={props.onOpeningReceipt}>
          {t('return.openingReceipt')}
        </Button>
        <Text size="sm" className="quiet">
          {t('return.hints.openingRest')}
        </Text>
        {rows.length > 0 ? null : (
          <Anchor component={Link} to="/openings" size="sm">
            {t('openings.together')}
          </Anchor>
        )}
      </Group>
    </div>
  );
}

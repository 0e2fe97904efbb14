import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a page says where there is nothing yet: what belongs here, and the way to it. */
export function EmptyState(props: {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty-state sheet">
      <Text fw={600}>{props.title}</Text>
      {props.hint === undefined ? null : <Text className="quiet">{props.hint}</Text>}
      {props.action}
    </div>
  );
}

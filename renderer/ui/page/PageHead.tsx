import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Head of every page: what it is about, badges, and what can be done there. */
export function PageHead(props: {
  readonly title: string;
  /** Where the page stands, for instance the enclave's name. */
  readonly about?: ReactNode;
  readonly badges?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className="page-head">
      <div className="page-head-words">
        <Title order={1}>{props.title}</Title>
        {props.about === undefined ? null : <span className="page-head-about">{props.about}</span>}
        {props.badges}
      </div>
      {props.actions === undefined ? null : <div className="page-head-actions">{props.actions}</div>}
    </header>
  );
}

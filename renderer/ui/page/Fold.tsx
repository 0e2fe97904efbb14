import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useEffect, useId, useState } from 'react';

/** A quiet part of a page, folded until it is wanted. */
export function Fold(props: {
  readonly title: string;
  readonly hint?: string;
  /** Stands open, or opens: a link leads into it, or something in it is asked for. Closing it stays possible. */
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(props.open === true);
  const id = useId();
  useEffect(() => {
    if (props.open === true) setOpen(true);
  }, [props.open]);
  return (
    <div className="fold">
      <h2>
        <UnstyledButton
          className="fold-toggle"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true">{open ? '▾' : '▸'}</span>
          <span className="fold-title">{props.title}</span>
          {props.hint === undefined ? null : <span className="quiet fold-hint">{props.hint}</span>}
        </UnstyledButton>
      </h2>
      {open ? <div id={id}>{props.children}</div> : null}
    </div>
  );
}

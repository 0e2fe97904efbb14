import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RecordAddress } from './place-of-record.ts';

/** A link to where a record's cell is worked on. */
export function RecordLink(props: {
  readonly address: RecordAddress;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { to, enclaveId, form, search } = props.address;
  return (
    <Link
      to={to}
      params={{ enclaveId: enclaveId ?? '', form: form ?? '' }}
      search={search}
      className={props.className}
    >
      {props.children}
    </Link>
  );
}

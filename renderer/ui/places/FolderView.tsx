import { Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderListing, PlaceEntry } from '../../../db/domain/host-contract.ts';
import { hostCall } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../page/Loaded.tsx';
import { isUsable, type Step, stepTo, type Wanted } from './wanted.ts';

interface FolderViewProps {
  readonly folder: Step;
  readonly wanted: Wanted;
  /** Entry that has the focus first, or null for the first one. */
  readonly startAt: string | null;
  readonly onTake: (entry: PlaceEntry) => void;
  /** Null at a place where browsing starts. */
  readonly onUp: (() => void) | null;
}

/** What a folder holds, folders first: arrows move, Enter opens or chooses, Backspace goes up. */
export function FolderView(props: FolderViewProps) {
  const { folder } = props;
  const [focusAtStart] = useState(() => document.activeElement);
  const listing = useQuery({
    queryKey: ['places', folder.token],
    queryFn: () => hostCall('files.list', { token: folder.token }),
    // What lies on a disk changes without the program: it is read anew each time.
    gcTime: 0,
  });
  return (
    <Loaded query={listing}>
      {(found) => <Entries {...props} listing={found} focusAtStart={focusAtStart} />}
    </Loaded>
  );
}

function Entries(
  props: FolderViewProps & {
    readonly listing: FolderListing;
    /** What had the focus when the folder was gone to. */
    readonly focusAtStart: Element | null;
  },
) {
  const { t } = useTranslation();
  const { listing, wanted, startAt, onTake, onUp } = props;
  const { entries } = listing;
  const usable = entries.map((entry) => isUsable(entry, wanted));
  const cameFrom = entries.findIndex(({ token }) => token === startAt);
  const first = cameFrom >= 0 ? cameFrom : usable.indexOf(true);
  const list = useRef<HTMLElement>(null);
  const { focusAtStart } = props;
  // Before the list is painted: a key that is pressed once it is seen must not go to another entry. Whoever has gone
  // elsewhere while it was being read is not fetched back.
  useLayoutEffect(() => {
    const now = document.activeElement;
    if (now !== focusAtStart && now?.closest('.place-roots, .place-trail, .place-foot') != null) return;
    const entry = list.current?.querySelector<HTMLElement>('[tabindex="0"]');
    (entry ?? list.current)?.focus();
  }, [focusAtStart]);

  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if ((event.key === 'Backspace' || (event.key === 'ArrowUp' && event.altKey)) && onUp !== null) {
      event.preventDefault();
      onUp();
      return;
    }
    const at = Number((event.target as HTMLElement).dataset.at ?? -1);
    const to = stepTo(usable, at, event.key);
    if (to === null) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus();
  };
  const shownDate = (at: string): string => new Date(at).toLocaleDateString(currentLanguage());

  return (
    // An empty folder takes the focus itself, so that Backspace leads up again.
    <section className="place-list" ref={list} aria-label={props.folder.name} tabIndex={-1} onKeyDown={keys}>
      {onUp === null ? null : (
        <UnstyledButton className="place-entry place-up" onClick={onUp}>
          <span aria-hidden="true">↑</span>
          <span>{t('places.up')}</span>
        </UnstyledButton>
      )}
      <ul>
        {entries.map((entry, index) => (
          <li key={entry.token}>
            {usable[index] === true ? (
              <UnstyledButton
                className="place-entry"
                data-at={index}
                tabIndex={index === first ? 0 : -1}
                onClick={() => onTake(entry)}
              >
                <EntryWords entry={entry} date={shownDate(entry.modified_at)} />
              </UnstyledButton>
            ) : (
              <span className="place-entry quiet">
                <EntryWords entry={entry} date={shownDate(entry.modified_at)} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {entries.length === 0 ? <Text className="quiet place-note">{t('places.empty')}</Text> : null}
      {listing.left_out === 0 ? null : (
        <Text size="sm" className="quiet place-note">
          {t('places.leftOut', { count: listing.left_out })}
        </Text>
      )}
    </section>
  );
}

function EntryWords({ entry, date }: { readonly entry: PlaceEntry; readonly date: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">{entry.kind === 'folder' ? '▸' : '·'}</span>
      <span className="place-name">
        {entry.name}
        <span className="visually-hidden">{t(`places.${entry.kind}`)}</span>
      </span>
      <span className="place-date quiet">{date}</span>
    </>
  );
}

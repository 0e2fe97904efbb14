import { Button, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedPlace, PlaceEntry, RootPlace } from '../../../db/domain/host-contract.ts';
import { hostCall } from '../../api/client.ts';
import { Loaded } from '../page/Loaded.tsx';
import { PanelDialog } from '../page/PanelDialog.tsx';
import { FolderView } from './FolderView.tsx';
import { NewFolder } from './NewFolder.tsx';
import type { Step, Wanted } from './wanted.ts';

/**
 * Browses the host's disk in the window: places on the left, what a folder holds on the right.
 */
export function PlacePanel(props: {
  readonly wanted: Wanted;
  readonly onDone: (picked: PickedPlace | null) => void;
}) {
  const { t } = useTranslation();
  const { wanted, onDone } = props;
  const places = useQuery({ queryKey: ['places'], queryFn: () => hostCall('files.places', {}) });
  return (
    <PanelDialog
      title={t(wanted.kind === 'folder' ? 'places.chooseFolder' : 'places.chooseFile')}
      className="place-panel"
      onClose={() => onDone(null)}
    >
      <Loaded query={places}>{(roots) => <Browser roots={roots} wanted={wanted} onDone={onDone} />}</Loaded>
    </PanelDialog>
  );
}

function Browser(props: {
  readonly roots: readonly RootPlace[];
  readonly wanted: Wanted;
  readonly onDone: (picked: PickedPlace | null) => void;
}) {
  const { t } = useTranslation();
  const { roots, wanted, onDone } = props;
  const [trail, setTrail] = useState<readonly Step[]>(() =>
    roots.slice(0, 1).map((root) => ({ token: root.token, name: rootName(root) })),
  );
  /** Entry that the focus goes to: the folder one came up from. */
  const [cameFrom, setCameFrom] = useState<string | null>(null);
  /** Counts the ways taken, also to the folder that is shown: each leads the focus into it. */
  const [visit, setVisit] = useState(0);
  const here = trail.at(-1);

  function rootName({ kind, name }: RootPlace): string {
    return kind === 'drive' ? name : t(`places.${kind}`, { name });
  }
  const goTo = (length: number): void => {
    setCameFrom(trail[length]?.token ?? null);
    setTrail(trail.slice(0, length));
  };
  const enter = ({ token, name }: Step): void => {
    setCameFrom(null);
    setTrail([...trail, { token, name }]);
  };
  const take = (entry: PlaceEntry): void => {
    if (entry.kind === 'folder') enter(entry);
    else onDone({ token: entry.token, name: entry.name });
  };

  return (
    <>
      <div className="place-body">
        <ul className="place-roots" aria-label={t('places.roots')}>
          {roots.map((root) => (
            <li key={root.token}>
              <UnstyledButton
                className="place-root"
                aria-current={trail[0]?.token === root.token ? 'true' : undefined}
                onClick={() => {
                  setVisit(visit + 1);
                  setCameFrom(null);
                  setTrail([{ token: root.token, name: rootName(root) }]);
                }}
              >
                {rootName(root)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
        <div className="place-folder">
          <nav className="place-trail" aria-label={t('places.trail')}>
            {trail.map((step, index) => (
              <span key={step.token}>
                {index === 0 ? null : <span aria-hidden="true"> › </span>}
                {index === trail.length - 1 ? (
                  <strong>{step.name}</strong>
                ) : (
                  <UnstyledButton className="take" onClick={() => goTo(index + 1)}>
                    {step.name}
                  </UnstyledButton>
                )}
              </span>
            ))}
          </nav>
          {here === undefined ? (
            <Text className="quiet">{t('places.noRoots')}</Text>
          ) : (
            <FolderView
              key={`${here.token} ${visit}`}
              folder={here}
              wanted={wanted}
              startAt={cameFrom}
              onTake={take}
              onUp={trail.length > 1 ? () => goTo(trail.length - 1) : null}
            />
          )}
        </div>
      </div>
      <footer className="place-foot">
        {here === undefined || wanted.kind === 'file' ? null : (
          <NewFolder key={here.token} folder={here} onMade={enter} />
        )}
        <span className="place-foot-actions">
          {here === undefined || wanted.kind === 'file' ? null : (
            <Button onClick={() => onDone({ token: here.token, name: here.name })}>
              {t('places.take', { name: here.name })}
            </Button>
          )}
          <Button variant="default" onClick={() => onDone(null)}>
            {t('page.cancel')}
          </Button>
        </span>
      </footer>
    </>
  );
}

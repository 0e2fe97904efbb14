import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceBook } from '../../../db/domain/reference-book.ts';
import { VillageInput } from './VillageInput.tsx';

/** The villages that end: each one chosen joins the list, and the cell is free for the next. */
export function OldVillages(props: {
  readonly chosen: readonly string[];
  readonly references: ReferenceBook;
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { chosen, references, onChange } = props;
  const [typed, setTyped] = useState('');
  return (
    <div>
      <VillageInput
        label={t('merger.old')}
        value={typed}
        references={references}
        leftOut={chosen}
        onChange={(text) => {
          const isVillage = references.label('village', text) !== text;
          if (isVillage && !chosen.includes(text)) onChange([...chosen, text]);
          setTyped(isVillage ? '' : text);
        }}
      />
      {chosen.length === 0 ? null : (
        <ul className="merger-old" aria-label={t('merger.old')}>
          {chosen.map((id) => (
            <li key={id}>
              {references.typed('village', id)}
              <CloseButton
                size="xs"
                aria-label={t('merger.remove', { village: references.label('village', id) })}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

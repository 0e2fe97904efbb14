import { useTranslation } from 'react-i18next';
import type { ReferenceBook } from '../../../db/domain/reference-book.ts';
import { referenceNames } from '../../ui/forms/FieldInput.tsx';
import { NameInput } from '../../ui/forms/NameInput.tsx';

/** A village, by name, pinyin initials or code. */
export function VillageInput(props: {
  readonly label: string;
  /** Id of the village, or what is typed and names none. */
  readonly value: string;
  readonly references: ReferenceBook;
  readonly onChange: (text: string) => void;
  readonly leftOut?: readonly string[];
}) {
  const { t } = useTranslation();
  const { value, references, leftOut = [] } = props;
  return (
    <NameInput
      label={props.label}
      required
      inDialog
      error={null}
      description={null}
      value={value}
      shown={(text) => {
        const label = references.label('village', text);
        return text === '' || label === text ? null : references.typed('village', text);
      }}
      choices={(typed) =>
        referenceNames(typed, 'village', references).filter((choice) => !leftOut.includes(choice.value))
      }
      onChange={props.onChange}
      onBlur={() => undefined}
      placeholder={t('merger.byName')}
    />
  );
}

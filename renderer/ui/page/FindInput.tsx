import { TextInput } from '@mantine/core';

/** The search box above a table: what is looked for is said in the box itself. */
export function FindInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onFind: (text: string) => void;
}) {
  return (
    <TextInput
      size="xs"
      type="search"
      className="find-input"
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      onChange={({ currentTarget: { value } }) => props.onFind(value)}
    />
  );
}

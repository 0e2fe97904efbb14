import { NativeSelect } from '@mantine/core';

/** One of a few, in a line of controls; its name is read out, not drawn. */
export function ChoiceOf(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}) {
  return (
    <NativeSelect
      size="xs"
      aria-label={props.label}
      value={props.value}
      onChange={({ currentTarget: { value } }) => props.onChoose(value)}
      data={[...props.options]}
    />
  );
}

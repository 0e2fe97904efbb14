import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, type Ref, useEffect, useState } from 'react';

/** Something that may be named in a cell. */
export interface NameChoice {
  /** What the cell's text becomes. */
  readonly value: string;
  /** What it is called; typed in full it is taken without choosing it. */
  readonly name: string;
  /** Code or place that tells it from others of its name. */
  readonly detail?: string;
}

export interface NameInputProps {
  readonly label: string;
  readonly required: boolean;
  readonly error: ReactNode;
  readonly description: ReactNode;
  readonly field?: string;
  /** The form's text: a choice's value, or what was typed and names none. */
  readonly value: string;
  /** How a value reads; null where the text is none. */
  readonly shown: (text: string) => string | null;
  /** What is offered for a text being typed; '' while none is. */
  readonly choices: (typed: string) => readonly NameChoice[];
  readonly onTyping?: (typed: string) => void;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly placeholder?: string;
  /** The cell stands in a dialog, beneath which a list elsewhere on the page would lie. */
  readonly inDialog?: boolean;
  /** At the end of the cell: another way of choosing. */
  readonly button?: ReactNode;
}

/** Longest list that is offered; who does not find it there types on. */
const mostChoices = 60;

/**
 * A cell in which something is named: what is typed is looked up, the first match is taken with Enter. A text that names
 * nothing stays as it was typed, and is marked by the form.
 */
export function NameInput(props: NameInputProps) {
  const { value, choices, onChange } = props;
  const combobox = useCombobox();
  const [typed, setTyped] = useState<string | null>(null);
  // The form was given another value: what was typed before is done with.
  const own = typed === value ? typed : null;
  const text = own ?? props.shown(value) ?? value;
  const offered = choices(own ?? '').slice(0, mostChoices);
  const { selectFirstOption, resetSelectedOption } = combobox;
  const first = offered[0]?.value;
  useEffect(() => {
    if (own !== null && own.trim() !== '' && first !== undefined) selectFirstOption();
    else resetSelectedOption();
  }, [own, first, selectFirstOption, resetSelectedOption]);

  /** The one choice of the very name, where there is one. */
  const named = (wanted: string): NameChoice | undefined => {
    const same = choices(wanted).filter(({ name }) => name === wanted.trim());
    return same.length === 1 ? same[0] : undefined;
  };
  // A text that was left before the choices for it had come: it is named once they are there.
  const [left, setLeft] = useState<string | null>(null);
  const late = left !== null && left === value ? named(left) : undefined;
  useEffect(() => {
    if (late === undefined) return;
    setLeft(null);
    onChange(late.value);
  }, [late, onChange]);

  const type = (next: string): void => {
    setLeft(null);
    setTyped(next);
    onChange(next);
    props.onTyping?.(next);
    combobox.openDropdown();
  };
  const take = (choice: string): void => {
    setTyped(null);
    onChange(choice);
    combobox.closeDropdown();
  };
  const leave = (): void => {
    combobox.closeDropdown();
    const only = own === null ? undefined : named(own);
    if (only !== undefined) onChange(only.value);
    else setLeft(own);
    setTyped(null);
    props.onBlur();
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      shadow="md"
      size="sm"
      withinPortal={props.inDialog !== true}
    >
      <Combobox.Target>
        <TextInput
          ref={props.inputRef ?? null}
          label={props.label}
          withAsterisk={props.required}
          error={props.error}
          description={props.description}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data-field={props.field}
          autoComplete="off"
          placeholder={props.placeholder}
          rightSection={props.button}
          rightSectionPointerEvents="all"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={leave}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options mah="16rem" className="name-choices" aria-label={props.label}>
          {offered.map((choice) => (
            <Combobox.Option key={choice.value} value={choice.value}>
              {choice.name}
              {choice.detail === undefined ? null : <span className="quiet"> {choice.detail}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListCondition } from '../../../db/domain/list-query.ts';
import { headOf } from '../../../db/domain/list-words.ts';
import { localeOf, optionLabel, problemText } from '../../../db/domain/locale/locale.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { declarationOf, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { wordsContext } from '../../ui/records/shown-words.ts';
import { type ConditionDraft, draftOf, emptyDraft, type How, howsOf, readDraft } from './condition-draft.ts';

/** One condition of a list: the field, how it is asked, and what for; the inputs follow from the field's declaration. */
export function ConditionEditor(props: {
  readonly type: RecordType;
  readonly condition: ListCondition | null;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly onDone: (condition: ListCondition | null) => void;
}) {
  const { t } = useTranslation();
  const { type, condition } = props;
  const words = wordsContext(props.moneyUnit);
  const { fields } = declarationOf(type);
  const [draft, setDraft] = useState<ConditionDraft>(() => {
    if (condition !== null) return draftOf(condition, findField(type, condition.field), words);
    const first = fields[0];
    return emptyDraft(first?.name ?? 'id', howsOf(first)[0] ?? 'contains');
  });
  const field = findField(type, draft.field);
  const hows = howsOf(field);
  const { condition: read, problems } = readDraft(draft, field, words);
  const change = (part: Partial<ConditionDraft>): void => setDraft({ ...draft, ...part });
  const problem = (end: 'from' | 'to'): string | undefined => {
    const found = problems[end];
    return found === undefined ? undefined : problemText(words.language, found);
  };
  return (
    <form
      className="condition-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (read !== null) props.onDone(read);
      }}
    >
      <NativeSelect
        size="xs"
        data-autofocus
        label={t('records.field')}
        value={draft.field}
        onChange={(event) => {
          const name = event.currentTarget.value;
          setDraft(emptyDraft(name, howsOf(findField(type, name))[0] ?? 'contains'));
        }}
        data={fields.map(({ name }) => ({ value: name, label: headOf(type, name, words) }))}
      />
      <NativeSelect
        size="xs"
        label={t('records.how')}
        value={draft.how}
        onChange={(event) => change({ how: event.currentTarget.value as How })}
        data={hows.map((how) => ({ value: how, label: t(`records.hows.${how}`) }))}
      />
      {draft.how === 'contains' ? (
        <TextInput
          size="xs"
          label={t('records.words')}
          value={draft.text}
          maxLength={200}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      ) : null}
      {draft.how === 'between' ? (
        <Group gap="xs" grow align="start">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              size="xs"
              label={t(`records.${end}`)}
              value={draft[end]}
              maxLength={40}
              error={problem(end)}
              onChange={(event) => change({ [end]: event.currentTarget.value })}
            />
          ))}
        </Group>
      ) : null}
      {draft.how === 'in' && field !== undefined ? (
        <Checkbox.Group
          label={t('records.hows.in')}
          value={[...draft.values]}
          onChange={(values) => change({ values })}
        >
          <div className="condition-options">
            {choicesOf(field, words.language).map(({ value, label }) => (
              <Checkbox key={value} size="xs" value={value} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <Group gap="xs">
        <Button size="xs" type="submit" disabled={read === null}>
          {t('records.apply')}
        </Button>
        <Button size="xs" variant="default" onClick={() => props.onDone(condition)}>
          {t('page.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function choicesOf(field: Field, language: 'zh-CN' | 'en'): { value: string; label: string }[] {
  if (field.kind === 'flag') {
    const { yes, no } = localeOf(language).flags;
    return [
      { value: 'true', label: yes },
      { value: 'false', label: no },
    ];
  }
  const set = field.options;
  if (set === undefined) return [];
  return (optionSets[set] as readonly string[]).map((value) => ({
    value,
    label: optionLabel(language, set, value),
  }));
}

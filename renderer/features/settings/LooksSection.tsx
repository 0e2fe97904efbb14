import { SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { optionLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { sayNothing, useSession } from '../../api/queries.ts';
import { currentLanguage, switchLanguage } from '../../locale/setup.ts';
import { SettingSection } from './SettingSection.tsx';
import { type SettingsInput, useSaved } from './use-saved.ts';

/** Language, unit of amounts, colours and size of text. */
export function LooksSection() {
  const { t } = useTranslation();
  const session = useSession();
  const saved = useSaved();
  const language = currentLanguage();
  const save = (input: SettingsInput, before: SettingsInput): void =>
    void saved.save(input, before).catch(sayNothing);
  return (
    <SettingSection title={t('settings.looks')} saved={saved}>
      <Choice
        label={t('settings.language')}
        value={language}
        of={['zh-CN', 'en'] as const}
        words={(value) => (value === 'en' ? 'English' : '中文')}
        onChoose={(value) => {
          switchLanguage(value);
          save({ language: value }, { language });
        }}
      />
      <Choice
        label={t('settings.moneyUnit')}
        value={session.money_unit}
        of={['wanYuan', 'yuan'] as const}
        words={(value) => unitLabel(language, value === 'yuan' ? '元' : '万元')}
        onChoose={(value) => save({ money_unit: value }, { money_unit: session.money_unit })}
      />
      <Choice
        label={t('settings.theme')}
        value={session.theme}
        of={optionSets.theme}
        words={(value) => optionLabel(language, 'theme', value)}
        onChoose={(value) => save({ theme: value }, { theme: session.theme })}
      />
      <Choice
        label={t('settings.textSize')}
        value={session.text_size}
        of={optionSets.textSize}
        words={(value) => optionLabel(language, 'textSize', value)}
        onChoose={(value) => save({ text_size: value }, { text_size: session.text_size })}
      />
    </SettingSection>
  );
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly of: readonly T[];
  readonly words: (value: T) => string;
  readonly onChoose: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="setting-choice">
      <Text id={id}>{props.label}</Text>
      <SegmentedControl
        size="xs"
        aria-labelledby={id}
        value={props.value}
        data={props.of.map((value) => ({ value, label: props.words(value) }))}
        onChange={(value) => props.onChoose(value as T)}
      />
    </div>
  );
}

import { Anchor, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { useSession } from '../../api/queries.ts';
import { useSlice } from '../../api/slice.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { countOpenings, openingTypes } from '../../ui/office/openings-count.ts';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { FolderField } from '../../ui/places/FolderField.tsx';
import { CalendarSection } from '../../ui/province/CalendarSection.tsx';
import { ExploreButton } from '../../ui/sample/ExploreButton.tsx';
import { RemoveSample } from '../../ui/sample/RemoveSample.tsx';
import { AboutSection } from './AboutSection.tsx';
import { LooksSection } from './LooksSection.tsx';
import { OfficeSection } from './OfficeSection.tsx';
import { ProvinceSection } from './ProvinceSection.tsx';
import { SettingSection } from './SettingSection.tsx';
import { TextSetting } from './TextSetting.tsx';
import { useSaved } from './use-saved.ts';

/** Everything that was asked at first use, and how the app looks; each change is saved at once. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { is_sample, role } = useSession();
  return (
    <>
      <PageHead title={t('settings.title')} about={t('settings.about')} />
      <div className="settings">
        <div className="settings-column">
          <OfficeSection />
          <PersonSection />
          <FolderSection />
          {role === 'province' || is_sample ? null : <ProvinceSection />}
        </div>
        <div className="settings-column">
          <LooksSection />
          {isUpperLevel(role) ? null : <ReportSection />}
          {role === 'province' || is_sample ? null : <CalendarSection />}
          {is_sample ? null : <SampleSection />}
          <AboutSection />
        </div>
      </div>
    </>
  );
}

function PersonSection() {
  const { t } = useTranslation();
  const { role, person, phone, unit_head, stat_head } = useSession();
  const receives = isUpperLevel(role);
  const saved = useSaved();
  // Called as at the foot of the report, for which they are kept.
  const signing = (field: string): string => fieldLabel(currentLanguage(), 'report', field);
  return (
    <SettingSection title={t(receives ? 'settings.personOfUpper' : 'settings.person')} saved={saved}>
      <div className="setting-pair">
        <TextSetting
          name="person"
          label={t(receives ? 'firstRun.nameOfUpper' : 'firstRun.name')}
          value={person}
          saved={saved}
        />
        <TextSetting name="phone" label={signing('phone')} value={phone} saved={saved} type="tel" />
        {receives ? null : (
          <>
            <TextSetting name="unit_head" label={signing('unit_head')} value={unit_head} saved={saved} />
            <TextSetting name="stat_head" label={signing('stat_head')} value={stat_head} saved={saved} />
          </>
        )}
      </div>
      <Text size="sm" className="quiet">
        {t(receives ? 'settings.personOfUpperHint' : 'settings.personHint')}
      </Text>
    </SettingSection>
  );
}

function FolderSection() {
  const { t } = useTranslation();
  const { role, shared_folder } = useSession();
  const saved = useSaved();
  return (
    <SettingSection title={t('settings.folder')} saved={saved}>
      <FolderField
        label={t(isUpperLevel(role) ? 'settings.folderOfUpper' : 'settings.folderLabel')}
        description={t('settings.folderHint')}
        path={shared_folder}
        onTake={(folder) => saved.save({ shared_folder: folder?.token ?? null }, null)}
      />
    </SettingSection>
  );
}

function ReportSection() {
  const { t } = useTranslation();
  const { department } = useSession();
  const openings = useSlice(openingTypes).data;
  const counted = openings === undefined ? null : countOpenings(openings.ledger);
  return (
    <SettingSection title={t('settings.defaults')}>
      <ul className="setting-links">
        <li>
          <Anchor component={Link} to="/openings">
            {t('settings.openings')}
          </Anchor>
          <span className="quiet">
            {counted === null
              ? ''
              : counted.all === 0
                ? t('settings.openingsNone')
                : t('settings.openingsAbout', counted)}
          </span>
        </li>
        <li>
          <Anchor component={Link} to="/thresholds">
            {t('settings.thresholds')}
          </Anchor>
          <span className="quiet">{t('settings.thresholdsAbout')}</span>
        </li>
        {department === null ? (
          <li>
            <Anchor component={Link} to="/report">
              {t('settings.formHeads')}
            </Anchor>
            <span className="quiet">{t('settings.formHeadsAbout')}</span>
          </li>
        ) : null}
      </ul>
    </SettingSection>
  );
}

function SampleSection() {
  const { t } = useTranslation();
  const { sample_kept } = useSession();
  const queries = useQueryClient();
  return (
    <SettingSection title={t('settings.sample')}>
      <Text size="sm">{t('sample.about')}</Text>
      {sample_kept ? (
        <Text size="sm" className="quiet">
          {t('sample.kept')}
        </Text>
      ) : null}
      <div className="setting-actions">
        <ExploreButton />
        {sample_kept ? (
          <RemoveSample onRemoved={() => void queries.invalidateQueries({ queryKey: ['session'] })} />
        ) : null}
      </div>
    </SettingSection>
  );
}

import { Alert, Button, Checkbox, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { townFieldOf } from '../../../db/domain/import/importable.ts';
import { languages } from '../../../db/domain/locale/labels.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../failure-words.ts';
import { PanelDialog } from '../page/PanelDialog.tsx';
import { useChooser } from '../places/use-chooser.tsx';
import { type TemplateOf, useOffers } from './use-offers.ts';

/** Files that are named after writing; of more the number says enough. */
const namedFiles = 3;

/** Asks how a template is to be, writes it into a folder, and says what it is called. */
export function TemplateDialog(props: { readonly of: TemplateOf; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { shared_folder, money_unit } = useSession();
  const offers = useOffers(props.of);
  const [key, setKey] = useState(offers[0]?.key ?? '');
  const [language, setLanguage] = useState(currentLanguage());
  const [unit, setUnit] = useState(money_unit);
  const [prefill, setPrefill] = useState(false);
  const [wantsTowns, setWantsTowns] = useState(false);
  const chooser = useChooser();
  const offer = offers.find((one) => one.key === key) ?? offers[0];
  const hasTowns = offer?.types.some((type) => townFieldOf(type) !== null) === true;
  const writing = useMutation({
    mutationFn: async (elsewhere: boolean) => {
      const picked = elsewhere ? await chooser.pickFolder() : null;
      if (offer === undefined || (elsewhere && picked === null)) return null;
      return call('templates.write', {
        what: offer.what,
        folder: picked?.token ?? null,
        language,
        money_unit: unit,
        prefill,
        by_town: hasTowns && wantsTowns,
      });
    },
  });
  const files = writing.data?.files.map(({ file }) => file) ?? [];
  const names = files.slice(0, namedFiles).join('、');
  return (
    <PanelDialog
      title={t('templates.title')}
      className="template-dialog"
      busy={writing.isPending}
      onClose={props.onClose}
    >
      <p className="quiet">{t('templates.about')}</p>
      <Stack gap="sm">
        <NativeSelect
          size="sm"
          label={t('templates.what')}
          value={offer?.key}
          onChange={({ currentTarget: { value } }) => setKey(value)}
          data={offers.map(({ key: value, label }) => ({ value, label }))}
        />
        <Group gap="xl">
          <Labelled label={t('templates.language')}>
            <SegmentedControl
              size="xs"
              aria-label={t('templates.language')}
              value={language}
              onChange={(value) => setLanguage(value === 'en' ? 'en' : 'zh-CN')}
              data={languages.map((value) => ({ value, label: t(`templates.languages.${value}`) }))}
            />
          </Labelled>
          <Labelled label={t('templates.unit')}>
            <SegmentedControl
              size="xs"
              aria-label={t('templates.unit')}
              value={unit}
              onChange={(value) => setUnit(value === 'yuan' ? 'yuan' : 'wanYuan')}
              data={(['wanYuan', 'yuan'] as const).map((value) => ({
                value,
                label: t(`templates.units.${value}`),
              }))}
            />
          </Labelled>
        </Group>
        <Checkbox
          size="sm"
          label={t('templates.prefill')}
          description={t('templates.prefillHint')}
          checked={prefill}
          onChange={({ currentTarget: { checked } }) => setPrefill(checked)}
        />
        {hasTowns ? (
          <Checkbox
            size="sm"
            label={t('templates.byTown')}
            description={t('templates.byTownHint')}
            checked={wantsTowns}
            onChange={({ currentTarget: { checked } }) => setWantsTowns(checked)}
          />
        ) : null}
        <Group gap="xs">
          {shared_folder === null ? null : (
            <Button loading={writing.isPending} onClick={() => writing.mutate(false)}>
              {t('templates.make', { folder: shared_folder })}
            </Button>
          )}
          <Button
            variant={shared_folder === null ? 'filled' : 'default'}
            disabled={writing.isPending}
            onClick={() => writing.mutate(true)}
          >
            {t(shared_folder === null ? 'templates.choose' : 'templates.elsewhere')}
          </Button>
        </Group>
      </Stack>
      {files.length === 0 ? null : (
        <p role="status" className="export-answer">
          ✓{' '}
          {t('templates.done', {
            count: files.length,
            files: files.length > namedFiles ? t('templates.more', { files: names }) : names,
          })}
        </p>
      )}
      {writing.isError ? (
        <Alert color="red" role="alert">
          {failureWords(writing.error)}
        </Alert>
      ) : null}
      {chooser.panel}
    </PanelDialog>
  );
}

function Labelled(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="beside-label">
      <span>{props.label}</span>
      {props.children}
    </div>
  );
}

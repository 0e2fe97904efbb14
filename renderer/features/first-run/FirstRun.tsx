import { Alert, Button, NativeSelect, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../db/domain/answers.ts';
import type { OptionOf } from '../../../db/domain/options.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';

interface FirstRunForm {
  readonly role: OptionOf<'role'>;
  readonly prefecture: string;
  readonly county: string;
  readonly person: string;
}

const ZHEJIANG = '33';

/** First use: who works here and for which unit. */
export function FirstRun(props: {
  readonly onDone: (session: Session) => void;
  readonly onToggleLanguage: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm<FirstRunForm>({
    defaultValues: { role: 'county', prefecture: '', county: '', person: '' },
  });
  const role = form.watch('role');
  const prefecture = form.watch('prefecture');
  const prefectures = useAreas(ZHEJIANG, role !== 'province');
  const counties = useAreas(prefecture, role === 'county' && prefecture !== '');
  const start = useMutation({
    mutationFn: (values: FirstRunForm) =>
      call('session.initialise', {
        role: values.role,
        unit: { county: values.county, prefecture: values.prefecture, province: null }[values.role],
        person: values.person.trim(),
        language: currentLanguage(),
      }),
    onSuccess: props.onDone,
  });
  const { errors } = form.formState;
  return (
    <main className="centred">
      <form className="sheet" onSubmit={form.handleSubmit((values) => start.mutate(values))} noValidate>
        <Stack gap="md" w="26rem">
          <div>
            <Title order={1}>{t('product')}</Title>
            <Text className="quiet">{t('productLine')}</Text>
          </div>
          <Text size="sm">{t('firstRun.intro')}</Text>
          <Controller
            control={form.control}
            name="role"
            render={({ field }) => (
              <SegmentedControl
                aria-label={t('firstRun.role')}
                value={field.value}
                onChange={(value) => field.onChange(value)}
                data={(['county', 'prefecture', 'province'] as const).map((value) => ({
                  value,
                  label: t(`firstRun.${value}`),
                }))}
              />
            )}
          />
          {role === 'province' ? null : (
            <NativeSelect
              label={t('firstRun.prefectureCode')}
              error={errors.prefecture?.message}
              data={[{ value: '', label: t('firstRun.choose') }, ...prefectures]}
              {...form.register('prefecture', { required: t('firstRun.unitMissing') })}
            />
          )}
          {role === 'county' ? (
            <NativeSelect
              label={t('firstRun.countyCode')}
              error={errors.county?.message}
              disabled={prefecture === ''}
              data={[{ value: '', label: t('firstRun.choose') }, ...counties]}
              {...form.register('county', { required: t('firstRun.unitMissing') })}
            />
          ) : null}
          <TextInput
            label={t('firstRun.person')}
            autoComplete="off"
            error={errors.person?.message}
            {...form.register('person', {
              validate: (value) => value.trim() !== '' || t('firstRun.personMissing'),
            })}
          />
          {start.isError ? (
            <Alert color="red" role="alert">
              {failureWords(start.error)}
            </Alert>
          ) : null}
          <Button type="submit" loading={start.isPending}>
            {t('firstRun.start')}
          </Button>
          <Button variant="default" onClick={props.onToggleLanguage}>
            {t('otherLanguage')}
          </Button>
        </Stack>
      </form>
    </main>
  );
}

function useAreas(parent: string, enabled: boolean): { value: string; label: string }[] {
  const areas = useQuery({
    queryKey: ['areas', parent],
    queryFn: () => call('areas.children', { parent }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (areas.data ?? []).map((area) => ({ value: area.code, label: `${area.name} ${area.code}` }));
}

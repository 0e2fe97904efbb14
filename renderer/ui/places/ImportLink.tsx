import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { importableTypesOf } from '../../../db/domain/import/importable.ts';
import type { TemplateOf } from '../templates/use-offers.ts';
import { offerDrops } from './drop-offer.ts';
import { useImportableTypes } from './own-importable.ts';

/**
 * The way from a page to taking in a workbook of what it is about, also by dropping a file on it; not there where no
 * workbook brings it, or where it is not filled in here.
 */
export function ImportLink({ of }: { readonly of: TemplateOf }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const own = useImportableTypes();
  const types = ('form' in of ? importableTypesOf(of.form) : of.types).filter((type) => own.includes(type));
  const isOffered = types.length > 0;
  // Of several the sheet's own heads say which one it is.
  const type = types.length === 1 ? types[0] : undefined;
  useEffect(() => (isOffered ? offerDrops(type ?? null) : undefined), [isOffered, type]);
  if (!isOffered) return null;
  return (
    <Button
      size="xs"
      variant="default"
      role="link"
      onClick={() => void navigate({ to: '/import', search: type === undefined ? {} : { type } })}
    >
      {t('import.short')}
    </Button>
  );
}

import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isImportable } from '../../../db/domain/import/importable.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { useSession } from '../../api/queries.ts';

/** The way from a list to taking in a workbook of its type; not there where no workbook brings it. */
export function ImportLink({ type }: { readonly type: RecordType }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { role } = useSession();
  if (isUpperLevel(role) || !isImportable(type)) return null;
  return (
    <Button
      size="xs"
      variant="default"
      role="link"
      onClick={() => void navigate({ to: '/import', search: { type } })}
    >
      {t('import.short')}
    </Button>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TemplateDialog } from './TemplateDialog.tsx';
import type { TemplateOf } from './use-offers.ts';

/** Opens the dialog that writes templates of what the page is about. */
export function TemplateButton({ of }: { readonly of: TemplateOf }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('templates.open')}
      </Button>
      {open ? <TemplateDialog of={of} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

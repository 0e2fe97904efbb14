import '@mantine/core/styles.css';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/forms.css';
import '../../../renderer/styles/dialogs.css';
import '../../../renderer/styles/industry.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { AreaNames } from '../../../db/domain/area-names.ts';
import { fieldMeta, industryCode } from '../../../db/domain/fields.ts';
import { IndustryNames } from '../../../db/domain/industry-names.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { ReferenceBook } from '../../../db/domain/reference-book.ts';
import { currentLanguage, switchLanguage } from '../../../renderer/locale/setup.ts';
import { cssVariables, theme } from '../../../renderer/styles/theme.ts';
import { FieldInput } from '../../../renderer/ui/forms/FieldInput.tsx';

/** A page with one industry cell, as a form draws it: the kind is tested before a record declares it. */
z.config({ jitless: true });
switchLanguage(location.search === '?en' ? 'en' : 'zh-CN');

const field = { name: 'industry_code', ...fieldMeta(industryCode({ need: 'required' })) };
const setup = {
  language: currentLanguage(),
  moneyUnit: 'wanYuan',
  references: new ReferenceBook(new Ledger({} as RecordSet)),
  areas: new AreaNames({}),
  industries: new IndustryNames({}),
} as const;

function Cell() {
  const [text, setText] = useState('');
  const control = {
    name: field.name,
    value: text,
    onChange: setText,
    onBlur: () => undefined,
    ref: () => undefined,
  };
  return (
    <>
      <h1>{document.title}</h1>
      <FieldInput type="enclave" field={field} setup={setup} control={control} error={undefined} />
      <output>{text}</output>
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables}>
    <QueryClientProvider client={new QueryClient()}>
      <Cell />
    </QueryClientProvider>
  </MantineProvider>,
);

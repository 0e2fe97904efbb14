import '@mantine/core/styles.css';
import './styles/tokens.css';
import './styles/attachments.css';
import './styles/dialogs.css';
import './styles/distribution.css';
import './styles/enclave.css';
import './styles/forms.css';
import './styles/frame.css';
import './styles/help.css';
import './styles/industry.css';
import './styles/registers.css';
import './styles/villages.css';
import './styles/sign-off.css';
import './styles/return.css';
import './styles/tables.css';
import './styles/places.css';
import './styles/lists.css';
import './styles/check.css';
import './styles/consolidation.css';
import './styles/extract.css';
import './styles/report.css';
import './styles/print.css';
import './styles/import.css';
import './styles/inbox.css';
import './styles/review.css';
import './styles/office.css';
import './styles/province.css';
import './styles/this-period.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { openHostSession } from './api/client.ts';
import { App } from './app/App.tsx';
import { fetchHome } from './app/routes.tsx';
import './locale/setup.ts';
import { colorScheme, cssVariables, theme } from './styles/theme.ts';

// The strict content security policy forbids generated code, which zod would otherwise try.
z.config({ jitless: true });

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
});
const opened = openHostSession();
// Code that cannot be fetched now is said where the page is drawn.
void fetchHome().catch(() => undefined);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root element');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <App opened={opened} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

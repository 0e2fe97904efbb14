import {
  type AnyRoute,
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { sampleBase, showsSample } from '../api/which-ledger.ts';
import { readPageSearch } from '../navigation/page-search.ts';
import { Frame } from './Frame.tsx';

/** Every page of the window and its address; a page's code is fetched when it is first opened, so that the start is light. */
const root = createRootRoute({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  validateSearch: readPageSearch,
});

/** Fetches the code of the page that the app opens on; called ahead while the session is being opened. */
export const fetchHome = () => import('../features/this-period/ThisPeriodPage.tsx');

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(fetchHome, 'ThisPeriodPage'),
});
const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/dashboard',
  component: lazyRouteComponent(() => import('../features/dashboard/DashboardPage.tsx'), 'DashboardPage'),
});
const enclaves = createRoute({
  getParentRoute: () => root,
  path: '/enclaves',
  component: lazyRouteComponent(() => import('../features/enclaves/EnclavesPage.tsx'), 'EnclavesPage'),
});
const enclave = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId',
  component: lazyRouteComponent(() => import('../features/enclaves/EnclavePage.tsx'), 'EnclavePage'),
});
const returns = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/return',
  component: lazyRouteComponent(() => import('../features/return/ReturnPage.tsx'), 'ReturnPage'),
});
const distribution = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/distribution',
  component: lazyRouteComponent(
    () => import('../features/distribution/DistributionPage.tsx'),
    'DistributionPage',
  ),
});
const signOff = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/distribution/sign-off',
  component: lazyRouteComponent(() => import('../features/distribution/SignOffPage.tsx'), 'SignOffPage'),
});
const contributions = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/contributions',
  component: lazyRouteComponent(
    () => import('../features/contributions/ContributionsPage.tsx'),
    'ContributionsPage',
  ),
});
const villages = createRoute({
  getParentRoute: () => root,
  path: '/villages',
  component: lazyRouteComponent(() => import('../features/villages/VillagesPage.tsx'), 'VillagesPage'),
});
const projects = createRoute({
  getParentRoute: () => root,
  path: '/projects',
  component: lazyRouteComponent(() => import('../features/projects/ProjectsPage.tsx'), 'ProjectsPage'),
});
const investment = createRoute({
  getParentRoute: () => root,
  path: '/investment',
  component: lazyRouteComponent(() => import('../features/investment/InvestmentPage.tsx'), 'InvestmentPage'),
});
const form = createRoute({
  getParentRoute: () => root,
  path: '/forms/$form',
  component: lazyRouteComponent(() => import('./form-routes.tsx'), 'FormRoute'),
});
const registers = createRoute({
  getParentRoute: () => root,
  path: '/registers',
  component: lazyRouteComponent(() => import('./form-routes.tsx'), 'RegistersRoute'),
});
const thresholds = createRoute({
  getParentRoute: () => root,
  path: '/thresholds',
  component: lazyRouteComponent(() => import('./form-routes.tsx'), 'ThresholdsRoute'),
});
const obligations = createRoute({
  getParentRoute: () => root,
  path: '/province/obligations',
  component: lazyRouteComponent(() => import('./form-routes.tsx'), 'ObligationsRoute'),
});
const provinceCodes = createRoute({
  getParentRoute: () => root,
  path: '/province/codes',
  component: lazyRouteComponent(() => import('./form-routes.tsx'), 'ProvinceCodesRoute'),
});
const formHeads = createRoute({
  getParentRoute: () => root,
  path: '/province/heads',
  component: lazyRouteComponent(() => import('./form-routes.tsx'), 'FormHeadsRoute'),
});
const provinceOptions = createRoute({
  getParentRoute: () => root,
  path: '/province/options',
  component: lazyRouteComponent(() => import('../features/province/OptionsPage.tsx'), 'OptionsPage'),
});
const province = createRoute({
  getParentRoute: () => root,
  path: '/province',
  component: lazyRouteComponent(() => import('../features/province/ProvincePage.tsx'), 'ProvincePage'),
});
const check = createRoute({
  getParentRoute: () => root,
  path: '/check',
  component: lazyRouteComponent(() => import('../features/check/CheckPage.tsx'), 'CheckPage'),
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('../features/report/ReportPage.tsx'), 'ReportPage'),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(() => import('../features/inbox/InboxPage.tsx'), 'InboxPage'),
});
const inboxPackage = createRoute({
  getParentRoute: () => root,
  path: '/inbox/$packageId',
  component: lazyRouteComponent(() => import('../features/inbox/PackagePage.tsx'), 'PackagePage'),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/review/$packageId',
  component: lazyRouteComponent(() => import('../features/review/ReviewPage.tsx'), 'ReviewPage'),
});
const openings = createRoute({
  getParentRoute: () => root,
  path: '/openings',
  component: lazyRouteComponent(() => import('../features/openings/OpeningsPage.tsx'), 'OpeningsPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});
const records = createRoute({
  getParentRoute: () => root,
  path: '/records',
  component: lazyRouteComponent(() => import('../features/records/RecordsPage.tsx'), 'RecordsPage'),
});
const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/import/ImportPage.tsx'), 'ImportPage'),
});
const extract = createRoute({
  getParentRoute: () => root,
  path: '/extract',
  component: lazyRouteComponent(() => import('../features/extract/ExtractPage.tsx'), 'ExtractPage'),
});
const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: lazyRouteComponent(() => import('../features/work/WorkPage.tsx'), 'WorkPage'),
});
const consolidation = createRoute({
  getParentRoute: () => root,
  path: '/consolidation',
  component: lazyRouteComponent(
    () => import('../features/consolidation/ConsolidationPage.tsx'),
    'ConsolidationPage',
  ),
});
const safety = createRoute({
  getParentRoute: () => root,
  path: '/safety',
  component: lazyRouteComponent(() => import('../features/safety/SafetyPage.tsx'), 'SafetyPage'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('../features/help/HelpPage.tsx'), 'HelpPage'),
});
const helpChapter = createRoute({
  getParentRoute: () => root,
  path: '/help/$chapter',
  component: lazyRouteComponent(() => import('../features/help/HelpPage.tsx'), 'HelpPage'),
});
const printedForms = createRoute({
  getParentRoute: () => root,
  path: '/print/forms',
  component: lazyRouteComponent(() => import('../features/print/FormsPrintPage.tsx'), 'FormsPrintPage'),
});
const printedList = createRoute({
  getParentRoute: () => root,
  path: '/print/list',
  component: lazyRouteComponent(() => import('../features/print/ListPrintPage.tsx'), 'ListPrintPage'),
});
const printedManual = createRoute({
  getParentRoute: () => root,
  path: '/manual',
  component: lazyRouteComponent(() => import('../features/help/PrintedManual.tsx'), 'PrintedManual'),
});

/** Made once the session is open: before that the address holds the one-time token. */
export function createPages() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      dashboard,
      enclaves,
      enclave,
      returns,
      distribution,
      signOff,
      contributions,
      villages,
      projects,
      investment,
      form,
      registers,
      thresholds,
      province,
      obligations,
      provinceCodes,
      formHeads,
      provinceOptions,
      check,
      report,
      inbox,
      inboxPackage,
      review,
      records,
      importing,
      consolidation,
      openings,
      settings,
      safety,
      extract,
      work,
      help,
      helpChapter,
      printedForms,
      printedList,
      printedManual,
    ]),
    history: createHashHistory(),
    ...(showsSample ? { basepath: sampleBase } : {}),
    defaultPreload: 'intent',
  });
}

/** Milliseconds that the first page has to itself. */
const firstPageMs = 1_500;

/** Fetches the code of every page, one by one, while nothing else is to be done: going to one is then at once. */
export async function fetchPages(pages: ReturnType<typeof createPages>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, firstPageMs));
  for (const route of Object.values(pages.routesById)) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await pages.loadRouteChunk(route as AnyRoute);
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}

import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { CheckPage } from '../features/check/CheckPage.tsx';
import { ContributionsPage } from '../features/contributions/ContributionsPage.tsx';
import { DistributionPage } from '../features/distribution/DistributionPage.tsx';
import { SignOffPage } from '../features/distribution/SignOffPage.tsx';
import { EnclavePage } from '../features/enclaves/EnclavePage.tsx';
import { EnclavesPage } from '../features/enclaves/EnclavesPage.tsx';
import { InvestmentPage } from '../features/investment/InvestmentPage.tsx';
import { ProjectsPage } from '../features/projects/ProjectsPage.tsx';
import { RecordsPage } from '../features/records/RecordsPage.tsx';
import { ReportPage } from '../features/report/ReportPage.tsx';
import { ReturnPage } from '../features/return/ReturnPage.tsx';
import { VillagesPage } from '../features/villages/VillagesPage.tsx';
import { readPageSearch } from '../navigation/page-search.ts';
import { Frame } from './Frame.tsx';
import { FormRoute, RegistersRoute, ThresholdsRoute } from './form-routes.tsx';

/** Every page of the window and its address. */
const root = createRootRoute({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  validateSearch: readPageSearch,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/enclaves' });
  },
});
const enclaves = createRoute({ getParentRoute: () => root, path: '/enclaves', component: EnclavesPage });
const enclave = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId',
  component: EnclavePage,
});
const returns = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/return',
  component: ReturnPage,
});
const distribution = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/distribution',
  component: DistributionPage,
});
const signOff = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/distribution/sign-off',
  component: SignOffPage,
});
const contributions = createRoute({
  getParentRoute: () => root,
  path: '/enclaves/$enclaveId/contributions',
  component: ContributionsPage,
});
const villages = createRoute({ getParentRoute: () => root, path: '/villages', component: VillagesPage });
const projects = createRoute({ getParentRoute: () => root, path: '/projects', component: ProjectsPage });
const investment = createRoute({
  getParentRoute: () => root,
  path: '/investment',
  component: InvestmentPage,
});
const form = createRoute({ getParentRoute: () => root, path: '/forms/$form', component: FormRoute });
const registers = createRoute({ getParentRoute: () => root, path: '/registers', component: RegistersRoute });
const thresholds = createRoute({
  getParentRoute: () => root,
  path: '/thresholds',
  component: ThresholdsRoute,
});
const check = createRoute({ getParentRoute: () => root, path: '/check', component: CheckPage });
const report = createRoute({ getParentRoute: () => root, path: '/report', component: ReportPage });
const records = createRoute({ getParentRoute: () => root, path: '/records', component: RecordsPage });

/** Made once the session is open: before that the address holds the one-time token. */
export function createPages() {
  return createRouter({
    routeTree: root.addChildren([
      home,
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
      check,
      report,
      records,
    ]),
    history: createHashHistory(),
    defaultPreload: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}

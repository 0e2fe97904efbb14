import type { ContributionRuleId } from '../rules/contribution.ts';
import type { CooperationRuleId } from '../rules/cooperation.ts';
import type { DistributionRuleId } from '../rules/distribution.ts';
import type { EnclaveRuleId } from '../rules/enclave.ts';
import type { InvestmentRuleId } from '../rules/investment.ts';
import type { PlatformRuleId } from '../rules/platform.ts';
import type { ProjectRuleId } from '../rules/project.ts';
import type { ReceivedRuleId } from '../rules/received.ts';
import type { RegisterRuleId } from '../rules/registers.ts';
import type { ReportRuleId } from '../rules/report.ts';
import type { ReturnRuleId } from '../rules/return.ts';
import type { VillageRuleId } from '../rules/village.ts';

/** What each rule asks for, in a few words; a rule without them does not compile. Model §6. */
export type RuleMeanings = Readonly<
  Record<
    | 'REQ'
    | RegisterRuleId
    | EnclaveRuleId
    | VillageRuleId
    | ContributionRuleId
    | ReturnRuleId
    | DistributionRuleId
    | PlatformRuleId
    | ProjectRuleId
    | InvestmentRuleId
    | CooperationRuleId
    | ReportRuleId
    | ReceivedRuleId,
    string
  >
>;

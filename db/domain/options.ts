/**
 * Every closed list of the model (model §2), once. Values are what is stored and exchanged; their labels stand in
 * `locale/<language>/options.ts`, which does not compile while one is missing.
 */
export const optionSets = {
  countyKind: ['county', 'countyLevelCity', 'district', 'autonomousCounty'],
  hostKind: ['county', 'functionalZone', 'prefecture', 'outsideProvince'],
  pairingType: ['provincial', 'withinCity', 'industrialEnclave', 'strategic'],
  enclaveKind: ['industrial', 'sciTech', 'weakVillage'],
  direction: ['reverse', 'forward'],
  landMode: ['granted', 'leased', 'purchased', 'jointVenture'],
  benefitMode: ['fixed', 'guaranteedPlusDividend', 'rent', 'equityDividend', 'taxShare', 'mixed'],
  stage: ['sitePlan', 'agreement', 'landApproved', 'construction', 'completed', 'operating', 'ended'],
  agreementKind: ['framework', 'formal'],
  termsMode: ['fixedAmount', 'fixedRate', 'guaranteedPlusDividend', 'guaranteedFloor', 'rent', 'other'],
  yearBasis: ['actual', '365', '360'],
  contributionKind: [
    'contribution',
    'increase',
    'transferIn',
    'mergerIn',
    'opening',
    'decrease',
    'exit',
    'transferOut',
    'mergerOut',
  ],
  holderKind: ['village', 'villageCompany', 'stateCompany', 'other'],
  assetForm: ['cash', 'landQuota', 'inKind', 'returnConverted'],
  fundSource: [
    'centralSubsidy',
    'provinceSubsidy',
    'citySubsidy',
    'countySubsidy',
    'loan',
    'ownFunds',
    'partnerAid',
    'other',
  ],
  returnKind: ['fixed', 'guaranteed', 'rent', 'equityDividend', 'taxShare', 'other'],
  beneficiary: ['village', 'villageCompany', 'stateCompany', 'countyTreasury'],
  settle: ['bankTransfer', 'offset', 'inKind', 'converted'],
  poolMovementKind: [
    'advance',
    'tax',
    'managementFee',
    'loanRepayment',
    'reinvestment',
    'advanceRepaid',
    'other',
  ],
  distributionMethod: ['byShare', 'equal', 'differentiated', 'byAgreement'],
  villageUse: ['reinvestment', 'publicGood', 'households', 'operation'],
  declarationKind: ['data', 'nil', 'notApplicable'],
  reportStatus: ['draft', 'checked', 'signed', 'submitted', 'sentBack', 'cityAccepted', 'accepted', 'locked'],
  platformKind: ['industrialPark', 'ecoTourismCulture', 'enclavePark', 'ecoIndustry', 'other'],
  platformLevel: ['provincial', 'prefectural', 'county'],
  developmentMode: ['onePark', 'severalSites'],
  appraisalGrade: ['first', 'second', 'third'],
  projectSector: ['industry', 'cultureTourism', 'ruralRevitalisation', 'socialService', 'infrastructure'],
  projectNature: ['new', 'expansion', 'renovation', 'relocation', 'restoration', 'purchase'],
  capitalKind: ['government', 'private', 'foreign'],
  investorOrigin: ['partner', 'withinProvince', 'outsideProvince', 'abroad'],
  projectStatus: [
    'signed',
    'preparing',
    'underConstruction',
    'inProduction',
    'finishing',
    'suspended',
    'terminated',
  ],
  policyBatch: ['first', 'second', 'third'],
  measureState: ['notStarted', 'underWay', 'done', 'behind'],
  exchangeDirection: ['seaToMountain', 'mountainToSea', 'provinceToCounty'],
  exchangeCategory: ['cadre', 'specialist', 'teacher', 'doctor', 'techEnvoy', 'entrepreneur'],
  educationKind: ['hopeGroup', 'schoolCommunity', 'crossRegion', 'entrustedHighSchool'],
  schoolStage: ['kindergarten', 'primary', 'junior', 'senior', 'vocational'],
  educationMode: ['integrated', 'jointlyBuilt', 'cooperative'],
  /** From the highest to the lowest. */
  hospitalGrade: ['3A', '3B', '3', '2A', '2B', '2', '1', 'none'],
  medicalMode: ['fullEntrust', 'keyEntrust', 'specialty'],
  form: [
    'enclave',
    'village',
    'contribution',
    'return',
    'distribution',
    'platform',
    'project',
    'investment',
    'policy',
    'exchange',
    'education',
    'medical',
    'aid',
  ],
  role: ['county', 'prefecture', 'province'],
} as const;

export type OptionSet = keyof typeof optionSets;
export type OptionOf<S extends OptionSet> = (typeof optionSets)[S][number];

/** A form (报表): what an obligation and a declaration are about; model §2.0. */
export type FormId = OptionOf<'form'>;

/** Contribution kinds that lower a holder's balance; all others raise it (model §2.5). */
export const subtractingContributionKinds: ReadonlySet<string> = new Set([
  'decrease',
  'exit',
  'transferOut',
  'mergerOut',
]);

import type {
  FlagLabels,
  FormLabels,
  FormSetLabels,
  GroupLabels,
  SystemLabels,
  UnitLabels,
} from '../labels.ts';

export const system: SystemLabels = {
  id: 'Record id',
  county_code: 'Code of the reporting county',
  revision: 'Revision',
  voided: 'Void',
  created_at: 'Created at',
  created_by: 'Created by',
  updated_at: 'Changed at',
  updated_by: 'Changed by',
};

export const groups: GroupLabels = {
  identity: 'Basics',
  parties: 'Parties',
  place: 'Place',
  size: 'Size',
  money: 'Money',
  composition: 'Investment of the year by composition',
  sources: 'Funds of the year by source',
  results: 'Results',
  terms: 'Terms',
  period: 'Dates',
  evidence: 'Evidence',
  status: 'Status',
  people: 'Signatures',
  other: 'Other',
};

export const forms: FormLabels = {
  enclave: {
    title: 'Enclaves',
    short: 'Enclaves',
    replaces: 'Replaces the enclave construction ledger and the enclave progress form',
  },
  village: {
    title: 'Weak villages and their yearly income',
    short: 'Weak villages',
    replaces: 'Replaces the list of weak villages and the form on their yearly income',
  },
  contribution: {
    title: 'Enclave contribution ledger',
    short: 'Contributions',
    replaces: 'Replaces the register of village funds put into enclaves',
  },
  return: {
    title: 'Enclave returns due and received',
    short: 'Enclave returns',
    replaces: 'Replaces the form on enclave returns received',
  },
  distribution: {
    title: 'Distribution of enclave returns to villages',
    short: 'Distribution',
    replaces: 'Replaces the lists of distribution to villages and the summary of their signatures',
  },
  platform: {
    title: 'Collaboration platforms',
    short: 'Platforms',
    replaces: 'Replaces the ledger of platforms (industrial parks, eco-tourism and culture parks)',
  },
  project: {
    title: 'Collaboration projects',
    short: 'Projects',
    replaces: 'Replaces the project register of the collaboration',
  },
  investment: {
    title: 'Investment in collaboration projects',
    short: 'Project investment',
    replaces: 'Replaces the monthly form on the progress of investment',
  },
  policy: {
    title: 'One county, one policy: progress of the measures',
    short: 'County policy',
    replaces: 'Replaces the form on the progress of key measures',
  },
  exchange: {
    title: 'Cadre and talent exchange',
    short: 'Cadres and talent',
    replaces: 'Replaces the lists of seconded cadres and exchanged talent',
  },
  education: {
    title: 'Education twinning',
    short: 'Education',
    replaces: 'Replaces the form on education twinning',
  },
  medical: {
    title: 'Medical twinning',
    short: 'Medical care',
    replaces: 'Replaces the form on the medical mountain-sea project',
  },
  aid: {
    title: 'Aid funds',
    short: 'Aid funds',
    replaces: 'Replaces the form on aid and support funds of partners',
  },
};

export const formSets: FormSetLabels = {
  month: 'Project investment',
  quarter: 'Enclave returns and distribution',
  year: 'Annual report',
};

export const units: UnitLabels = { 万元: '10,000 yuan', 元: 'yuan', '%': '%', 亩: 'mu', 'm²': 'm²' };

export const flags: FlagLabels = { yes: 'Yes', no: 'No' };

import type { IndustrySectionLabels } from '../labels.ts';

/** Sections of GB/T 4754-2017. The levels below have official names in Chinese only. */
export const industrySections: IndustrySectionLabels = {
  A: 'Agriculture, forestry, animal husbandry and fishery',
  B: 'Mining',
  C: 'Manufacturing',
  D: 'Electricity, heat, gas and water supply',
  E: 'Construction',
  F: 'Wholesale and retail trade',
  G: 'Transport, storage and post',
  H: 'Accommodation and catering',
  I: 'Information transmission, software and information technology services',
  J: 'Finance',
  K: 'Real estate',
  L: 'Leasing and business services',
  M: 'Scientific research and technical services',
  N: 'Water conservancy, environment and public facilities',
  O: 'Household services, repair and other services',
  P: 'Education',
  Q: 'Health and social work',
  R: 'Culture, sports and entertainment',
  S: 'Public administration, social security and social organisations',
  T: 'International organisations',
};

import type { IndicatorTexts } from '../indicator-labels.ts';

/** Words of the headline indicators, model §4. */
export const indicatorTexts: IndicatorTexts = {
  indicators: {
    I1: {
      name: 'Enclave parks',
      short: 'Enclaves',
      meaning:
        'Enclaves with an agreement (a framework agreement counts) and not suspended or ended at the period’s end.',
    },
    I2: {
      name: 'Weak-village enclaves',
      short: 'Weak-village enclaves',
      meaning: 'Those of the enclave parks that are weak-village enclaves.',
    },
    I3: {
      name: 'Counties covered by weak-village enclaves',
      short: 'Counties covered',
      meaning: 'Mountain counties with a weak-village enclave at the period’s end, each once.',
    },
    I4: {
      name: 'Villages helped',
      short: 'Villages helped',
      meaning:
        'Villages that have had a balance in a weak-village enclave, as holder or beneficiary, or were paid out of one; as villages are today.',
    },
    I5: {
      name: 'Returns',
      short: 'Returns',
      meaning:
        'Received from weak-village enclaves in whatever form of settlement, without tax shares, by the day of receipt.',
    },
    I6: {
      name: 'Distributed to villages',
      short: 'Distributed',
      meaning: 'Distributed to villages from weak-village enclaves, by the day of the batch.',
    },
    I7: {
      name: 'Average return rate',
      short: 'Return rate',
      meaning: 'Weak-village enclaves: allocated to the year’s dues ÷ contributions weighted by days.',
    },
    I8: {
      name: 'Site-selection plans this year',
      short: 'Site plans',
      meaning: 'Site-selection plans drafted in the year, up to the period’s end.',
    },
    I9: {
      name: 'Agreements signed this year',
      short: 'Agreements',
      meaning:
        'Formal agreements signed in the year, up to the period’s end; framework agreements do not count.',
    },
    I10: {
      name: 'Platforms',
      short: 'Platforms',
      meaning:
        'Approved platforms that are marked as counted, and enclaves marked as platforms; one park counts once.',
    },
    I11: {
      name: 'Eco-tourism and culture parks',
      short: 'Eco parks',
      meaning: 'Those of the platforms that are eco-tourism and culture parks.',
    },
    I12: {
      name: 'Projects introduced',
      short: 'Projects',
      meaning:
        'Projects in the platforms that had been introduced by the period’s end; one filing counts once.',
    },
    I13: {
      name: 'Fixed-asset investment done',
      short: 'Investment',
      meaning:
        'Investment done in projects since the start of each, with opening balances and prior-year adjustments.',
    },
    I14: {
      name: 'Contract fulfilment',
      short: 'Fulfilment',
      meaning: 'Of the projects signed, the share that is filed or started.',
    },
    I15: {
      name: 'Funds-in-place rate',
      short: 'Funds in place',
      meaning: 'Projects with an agreed investment: funds in place since start ÷ agreed investment.',
    },
    I16: {
      name: 'Start rate and production rate',
      short: 'Start rate',
      meaning:
        'Of the projects signed, the share that has started; the production rate, that is in production.',
    },
    I17: {
      name: 'Industrial cooperation projects',
      short: 'Industrial projects',
      meaning:
        'Industrial projects introduced in the year, and those of the three years before that were neither in production nor ended when it began.',
    },
    I18: {
      name: 'Coverage of one county, one policy',
      short: 'One county, one policy',
      meaning: 'Counties with an initiative issued by the period’s end ÷ counties on the list.',
    },
    I19: {
      name: 'Education expert groups',
      short: 'Expert groups',
      meaning: 'Hope education expert groups at work at the period’s end.',
    },
    I20: {
      name: 'Coverage of medical twinning',
      short: 'Medical twinning',
      meaning: 'Counties with at least one medical twinning at the period’s end ÷ counties on the list.',
    },
    I21: {
      name: 'Training person-times and aid funds',
      short: 'Training',
      meaning: 'Person-times trained and aid funds of the period’s year.',
    },
  },
  measures: {
    I1: 'enclaves',
    I2: 'enclaves',
    I3: 'counties',
    I4: 'villages',
    I8: 'plans',
    I9: 'agreements',
    I10: 'platforms',
    I11: 'parks',
    I12: 'projects',
    I17: 'projects',
    I19: 'groups',
    I21: 'person-times',
  },
  figures: {
    value: 'In the period',
    cumulative: 'Since start',
    num: 'Numerator',
    den: 'Denominator',
    beforeMergers: 'In villages before mergers',
    adjustment: 'Prior-year adjustment',
    otherEnclaves: 'Returns of other enclaves',
    otherEnclavesCumulative: 'Returns of other enclaves since start',
    taxShare: 'Tax shares',
    taxShareCumulative: 'Tax shares since start',
    inPeriod: 'Investment in the period',
    inPlatforms: 'Of which in platforms',
    inEcoParks: 'Of which in eco-tourism and culture parks',
    allProjects: 'All projects introduced',
    withoutAgreed: 'Projects without an agreed investment',
    production: 'In production',
    fund: 'Aid funds',
    fundCumulative: 'Aid funds since start',
  },
  footnotes: {
    a: 'To be settled: whether the 200 million yuan of returns reported are of one year or cumulative. Both are shown.',
    b: 'To be settled: whether projects and investment cover the 18 eco-tourism and culture parks or all platforms. Both are shown.',
    c: 'To be settled: what makes the 68 platforms. Here the mark “counted as platform” of each platform and enclave decides.',
    d: 'To be settled: whether enclaves with a site-selection plan but no agreement count. Here they do not.',
  },
  leavers: 'Counties no longer on the list (not in the figures above)',
  incomplete: 'Records with blanks, not counted',
};

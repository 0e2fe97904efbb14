import type { HelpTexts } from '../labels.ts';

const beneficiary =
  'Who the return belongs to. What belongs to villages and village-strengthening companies goes into the pool and is distributed; what belongs to state-owned companies and the treasury is recorded as due and received only. A receipt can be allocated to a due of the same beneficiary only.';
const returnKind =
  'The nature of the return as agreed. A payment that mixes kinds is recorded as several receipts with one voucher number.';
const validFrom =
  'First day of this version. When the agreement changes, do not edit the record: give it its last day and add a new one.';
const validTo = 'Last day of this version. Blank while it is in force.';
const homeCounty =
  'The mountain county that the money belongs to. In an enclave of several counties, dues, receipts and pool are kept for each home county.';

/** Definitions of what officers confuse. */
export const help: HelpTexts = {
  county: {
    member_from:
      'Date of joining the list of mountain (and island) counties. The list changes: follow the document.',
    member_to: 'Date of leaving the list; blank while on it. Obligations that exist go on.',
    list_version: 'Version of the list, such as 26-2015 or 25-2024.',
  },
  host: {
    host_kind:
      'A functional zone (a port zone, a new area) has no national area code: give the area it lies in. Areas of other provinces are recorded here, too.',
    parent_code: 'Six-digit code of the county, city or district that the zone lies in.',
  },
  pairing: {
    pairing_type:
      'Set by a provincial document, by the prefecture city, or by an agreement of both sides (industrial enclave, strategic cooperation).',
    valid_from:
      'First day by the document or agreement. A county can have several partners at the same time.',
    valid_to: 'Last day by the document or agreement; blank if none is stated.',
  },
  enclave: {
    enclave_code:
      'Issued by the lead county: six-digit county code, kind (CY industrial, KC sci-tech, XB weak-village), two-digit number. All parties use the same code.',
    kind: 'Industrial: brings in industrial projects. Sci-tech: research and incubation space in the developed area. Weak-village: villages hold shares and receive returns. One kind only.',
    direction:
      'Reverse: a mountain county has its enclave in a developed area (usual). Forward: a developed area has its enclave in a mountain county.',
    lead_county: 'The home county that issues the code; with several home counties only this one does.',
    host_id: 'The developed area in which the enclave lies; never the home county itself.',
    vehicle_name:
      'The company that builds the enclave or holds the shares. Required once the agreement is signed.',
    land_mode:
      'Land grant and joint venture pass land approval and construction; lease and purchased property skip these two stages.',
    land_quota_mu: 'Construction land quota handed to the host; not the area of the enclave.',
    total_investment: 'Total by agreement or approval, of all parties. Not the money spent so far.',
    invested_to_date:
      'Work done since the start, by progress and vouchers. Neither funds in place nor contract value.',
    home_share_pct: 'Share of all home counties together; the rest is the host’s. Blank counts as 100 %.',
    benefit_mode: 'The main way of earning by the agreement; rates and amounts stand in the return terms.',
    tax_share_pct:
      'Share of taxes agreed for the home county. What was really paid is recorded as a receipt.',
    counted_as_platform:
      'Whether the enclave counts as a collaboration platform. The same park counts once only.',
  },
  enclave_party: {
    capital_share_pct:
      'Share of this home county in the enclave. All of them add up to the share of all home counties.',
    return_share_pct:
      'Share of the return; may differ from the capital share. Terms without a county are split by it.',
    valid_from: validFrom,
    valid_to: validTo,
  },
  stage_event: {
    stage: 'Record stages in order; the latest is the current one. Skipping or going back needs a reason.',
    date: 'Date in the evidence: agreement, approval, building permit, acceptance.',
    agreement_kind:
      'Framework and formal agreement are two events; only the formal one counts as an agreement signed.',
  },
  terms: {
    home_county:
      'Only where the terms are for one home county; blank for the whole enclave, split by the shares of the return.',
    valid_from: validFrom,
    valid_to: validTo,
    mode: 'Fixed amount or rate: known beforehand. Guaranteed plus dividend: a floor and a dividend on top. Guaranteed floor, or more: the higher of floor and actual return. Rent: the actual rent.',
    rate_pct: 'Return of a full year in percent of the accrual base; enter 10.008 for 10.008 %.',
    fixed_amount: 'Fixed return of a full year. Parts of a year are computed by days; do not enter the part.',
    floor_amount:
      'Guaranteed minimum of a full year. Parts of a year are computed by days; do not enter the part.',
    formula_text: 'The agreement’s wording, for reading only; the program does not compute with it.',
    accrual_start: 'The day from which returns accrue; may be later than the agreement and the contribution.',
    year_basis:
      'Days of a year when a part of a year is computed. Choose actual days if the agreement says nothing.',
    due_months: 'Months in which payment is due, such as 6,12; one month for a yearly payment.',
    accrues_before_delivery:
      'Whether returns accrue before the building is handed over. No, if the agreement says nothing.',
  },
  village: {
    village_code: 'Statistical code of 12 digits; the last three are 200 to 399 for a village committee.',
    weak_from: 'Date of recognition as a (relatively) weak village, by the document.',
    weak_to: 'Date of leaving the list; blank while on it. The village stays in the records.',
    weak_basis: 'Title and number of the document of recognition.',
  },
  village_merger: {
    old_village_id: 'The village before the merger; history stays under it.',
    new_village_id: 'The village after the merger; balances move to it by a merger out and a merger in.',
  },
  village_year: {
    total_income:
      'All income of the village collective in the year: operating, contracting, investment, subsidies, other.',
    operating_income:
      'Operating income, contracting fees and investment income; without subsidies and other income.',
    operating_gain:
      'Operating income, contracting fees and investment income less operating and management cost. A loss is negative.',
    investment_income: 'Income from investments, enclave returns included.',
    subsidy_income: 'Grants of government bodies; no enclave returns.',
    enclave_income:
      'Enclave returns distributed to the village in the year (by the date of distribution); a part of investment income, equal to the batches of the year.',
  },
  contribution: {
    home_county: homeCounty,
    kind: 'Contribution, increase, transfer in, merger in and opening raise the balance; decrease, exit, transfer out and merger out lower it. Amounts are always positive.',
    date: 'Date of payment or of the change of rights, by the voucher.',
    interest_from:
      'From this day on interest is computed with the new balance. For a lowering movement: the day interest stops.',
    amount:
      'Principal moved, positive; the kind says up or down. For an exit or transfer enter the principal here and the price apart.',
    exit_price:
      'Price really paid for an exit or transfer; may differ from the principal and does not change the balance.',
    holder_kind:
      'The holder by name. Where a company holds for a village, the company is the holder and the village the beneficiary.',
    held_by: 'The unit that holds the shares on behalf of the holder.',
    beneficiary_village_id:
      'The village that benefits where a company holds for it. Blank where the village holds itself.',
    asset_form: 'For land quota put in as capital choose land quota and enter area and unit price.',
    fund_source: 'Where the money came from at first. Enter one row for each source.',
    unit_price: 'Value of one mu of land quota. Amount = quota area × unit price.',
    agreed_share_pct:
      'Only where the agreement fixes shares; otherwise shares are computed from the balances.',
    balance: 'Principal held now, computed from all movements.',
    share_pct:
      'The agreed share; else the county’s capital share times the holder’s part of the county’s balances.',
  },
  opening_balance: {
    as_of:
      'Last day before this program was used. Before it only totals are entered, after it every movement.',
    distributed_cum: 'Distributed to villages up to that day.',
    pool_balance: 'Not yet distributed on that day: what was in the pool.',
  },
  opening_received: {
    received_cum: 'Received up to the opening; counts since start, not in the year to date.',
  },
  due: {
    home_county: homeCounty,
    year: 'The year the return is for, not the year of payment.',
    instalment: 'Number of the instalment in the year; 1 for a yearly payment.',
    return_kind: returnKind,
    beneficiary,
    accrual_from: 'First day of the accrual, included.',
    accrual_to: 'Last day of the accrual, included.',
    base: 'Contribution balance over the accrual, weighted by days and computed from the ledger. An increase counts for its days only.',
    agreed:
      'Everything owed for this instalment by the agreement, paid or not. Never put received or distributed figures here.',
    override_reason: 'The grounds, where the agreed figure differs from the computed one.',
    guaranteed:
      'The part of the agreed return that the agreement guarantees; at most the agreed return. Blank if none is guaranteed.',
    due_date: 'Last day of payment by the agreement. What is missing after it counts as arrears.',
    opening:
      'Arrears from before this program. Keep the original year and due date; agreed is what was still outstanding.',
    allocated: 'Receipts allocated to this due.',
    arrears: 'Agreed less allocated and waived, once the due date has come.',
  },
  waiver: {
    date: 'Date the waiver takes effect; arrears fall from this day on.',
    amount: 'What will not be collected, by a document. Without a document it stays in arrears.',
  },
  receipt: {
    home_county: homeCounty,
    date: 'Date on the receiver’s account by the bank slip; for other settlements the date of the settlement document.',
    return_kind: returnKind,
    beneficiary,
    amount:
      'What the receiver really got, one row a payment. Neither what was due nor what villages got. Negative for a reversal.',
    settle: 'Bank transfers go into the pool; offset, in kind and conversion bring no cash and do not.',
    payer: 'The unit that paid, usually of the host.',
    receiver: 'The unit that received the money, such as the county’s village-strengthening company.',
    document_no: 'Number of the bank slip; for other settlements of the agreement or document.',
    reverses_id: 'For a wrong entry or a refund: the receipt that is reversed, with a negative amount.',
    opening: 'Received before this program for later dues; counts as prepaid only.',
    allocated: 'What of this receipt is allocated to dues.',
    prepaid: 'What of this receipt is not yet allocated to a due.',
    prior_year_adjustment:
      'Reversals of receipts of earlier years; counts since start, not in the year to date.',
  },
  allocation: {
    receipt_id: 'The receipt that settles; kind of return and beneficiary as in the due.',
    due_id: 'The due that is settled; the earliest first.',
    date: 'Not before the receipt; usually the same day. For a prepayment the day the due is settled.',
    amount:
      'What of the receipt goes to this due. One receipt can settle several dues, and one due several receipts.',
  },
  pool_movement: {
    home_county: homeCounty,
    kind: 'Advance: the company pays beforehand with its own money, the pool rises. All others are paid out of the pool and lower it. Receipts and distributions are not entered here.',
    amount: 'Positive; the kind says up or down.',
  },
  retention: {
    purpose:
      'What the money kept in the pool at year end (retained) is for. The amount is computed, not entered.',
    planned_date: 'When it is to be distributed to villages.',
  },
  batch: {
    home_county: homeCounty,
    date: 'The day the company pays out; it dates the distribution. The day a village receives it stands in the village’s line.',
    method:
      'By share: by balances and time. Equally: the same for all. Differentiated: by a plan of its own. By agreement: amounts fixed by the agreement.',
    origin_years:
      'The years whose returns are distributed. Received last December and paid out this February: last year.',
    total: 'Sum of the batch’s lines.',
  },
  batch_line: {
    amount:
      'What this village gets in this batch; neither what was due nor what the company received. Leave out villages that get nothing.',
    paid_date: 'The day the village’s account received it; for comparison only, no figure depends on it.',
    account_tail: 'Last four digits only, never the whole number.',
    village_use: 'What the village intends to use it for.',
    signed_off: 'The village has signed and sealed the receipt sheet.',
  },
  form_head: {
    approval_no: 'Number of the statistics bureau’s approval; blank if not approved.',
    valid_until: 'End of the approval; the program warns after it.',
  },
  threshold: {
    valid_from:
      'From this day on. A period is checked by what is in force on its last day; earlier periods stay as they were.',
    share: 'For thresholds that are percentages. Fill in only the field that fits the threshold chosen.',
  },
  weak_village_threshold: {
    from_year: 'In force from this year on. A row takes the place of the default of its purpose and year.',
  },
  obligation: {
    unit: 'Blank: every county that was ever on the list. A county’s own row goes before the blank one.',
    period_kind: 'Blank: months, quarters and years.',
    valid_to: 'Blank: without end. A county that left the list still reports until this says otherwise.',
    deadline_days: 'Counted from the last day of the period. Blank: by the reporting calendar.',
    lock_days:
      'After this day a first report needs an extension; what was submitted can still be corrected with a reason. Blank: no lock.',
  },
  extension: {
    form: 'Opens this one form of this unit for this period, and nothing else.',
    deadline: 'Deadline and lock of the form move to this day.',
  },
  trusted_installation: {
    public_key: 'Public key of the other program (43 characters); compare it by telephone or another way.',
  },
  enclave_code: {
    enclave_code: 'The number that the province gave the enclave, for the counties to use.',
  },
  declaration: {
    kind: 'Has data: there are records. Nil report: owed, but nothing happened in the period. Not applicable: the unit has no such business. An empty form is no nil report.',
  },
  report: {
    unit_head: 'Who answers for the unit’s figures and signs; as a rule not the filler.',
    stat_head: 'Who reviews the report for the unit’s statistics.',
    filler: 'Who filled in the report.',
    report_date: 'The day the report is signed and sealed.',
    correction_reason: 'What was changed in submitted data, and why.',
  },
};

-- The store's first schema. One STRICT table a record type, named like the type, a column a declared field
-- (db/domain/records); tests compare both. Only system columns, identity fields and their references are NOT NULL:
-- "required" is a rule, because nothing blocks saving. Natural keys are indexed, not UNIQUE, for the same reason.
-- References are checked at commit, so that one save may bring parents and children in any order.

CREATE TABLE county (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  area_code TEXT NOT NULL,
  name_zh TEXT,
  name_py TEXT,
  prefecture_code TEXT,
  kind TEXT,
  member_from TEXT,
  member_to TEXT,
  list_version TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX county_natural_key ON county (area_code, list_version);
CREATE TRIGGER county_is_never_deleted BEFORE DELETE ON county BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE host (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  host_name TEXT,
  host_kind TEXT,
  host_code TEXT,
  parent_code TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX host_natural_key ON host (host_code, host_name);
CREATE TRIGGER host_is_never_deleted BEFORE DELETE ON host BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE pairing (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  home_county TEXT NOT NULL,
  host_id TEXT NOT NULL REFERENCES host (id) DEFERRABLE INITIALLY DEFERRED,
  pairing_type TEXT,
  valid_from TEXT,
  valid_to TEXT,
  document_no TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX pairing_host_id ON pairing (host_id);
CREATE INDEX pairing_natural_key ON pairing (home_county, host_id, pairing_type, valid_from);
CREATE TRIGGER pairing_is_never_deleted BEFORE DELETE ON pairing BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE enclave (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_code TEXT,
  name TEXT,
  kind TEXT,
  direction TEXT,
  lead_county TEXT,
  host_id TEXT REFERENCES host (id) DEFERRABLE INITIALLY DEFERRED,
  site_address TEXT,
  host_zone TEXT,
  vehicle_name TEXT,
  vehicle_uscc TEXT,
  land_mode TEXT,
  planned_area_mu INTEGER,
  first_phase_mu INTEGER,
  floor_area_m2 INTEGER,
  land_quota_mu INTEGER,
  total_investment INTEGER,
  invested_to_date INTEGER,
  home_share_pct INTEGER,
  benefit_mode TEXT,
  tax_share_pct INTEGER,
  gdp_share_rule TEXT,
  firms_in INTEGER,
  returned_projects INTEGER,
  counted_as_platform INTEGER CHECK (counted_as_platform IN (0, 1)),
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX enclave_host_id ON enclave (host_id);
CREATE INDEX enclave_natural_key ON enclave (enclave_code);
CREATE TRIGGER enclave_is_never_deleted BEFORE DELETE ON enclave BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE enclave_party (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  capital_share_pct INTEGER,
  return_share_pct INTEGER,
  valid_from TEXT,
  valid_to TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX enclave_party_enclave_id ON enclave_party (enclave_id);
CREATE INDEX enclave_party_natural_key ON enclave_party (enclave_id, home_county, valid_from);
CREATE TRIGGER enclave_party_is_never_deleted BEFORE DELETE ON enclave_party BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE stage_event (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT,
  date TEXT,
  agreement_kind TEXT,
  document_no TEXT,
  reason TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX stage_event_enclave_id ON stage_event (enclave_id);
CREATE INDEX stage_event_natural_key ON stage_event (enclave_id, stage, date);
CREATE TRIGGER stage_event_is_never_deleted BEFORE DELETE ON stage_event BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE terms (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT,
  valid_from TEXT,
  valid_to TEXT,
  mode TEXT,
  rate_pct INTEGER,
  fixed_amount INTEGER,
  floor_amount INTEGER,
  formula_text TEXT,
  accrual_start TEXT,
  year_basis TEXT,
  due_months TEXT,
  accrues_before_delivery INTEGER CHECK (accrues_before_delivery IN (0, 1)),
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX terms_enclave_id ON terms (enclave_id);
CREATE INDEX terms_natural_key ON terms (enclave_id, home_county, valid_from);
CREATE TRIGGER terms_is_never_deleted BEFORE DELETE ON terms BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE village (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  village_code TEXT NOT NULL,
  name TEXT,
  town_code TEXT,
  coop_name TEXT,
  coop_uscc TEXT,
  households INTEGER,
  population INTEGER,
  weak_from TEXT,
  weak_to TEXT,
  weak_basis TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX village_natural_key ON village (village_code);
CREATE TRIGGER village_is_never_deleted BEFORE DELETE ON village BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE village_merger (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  old_village_id TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  new_village_id TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT,
  document TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX village_merger_old_village_id ON village_merger (old_village_id);
CREATE INDEX village_merger_new_village_id ON village_merger (new_village_id);
CREATE INDEX village_merger_natural_key ON village_merger (old_village_id, new_village_id);
CREATE TRIGGER village_merger_is_never_deleted BEFORE DELETE ON village_merger BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE named_village (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  village_id TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  document TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX named_village_enclave_id ON named_village (enclave_id);
CREATE INDEX named_village_village_id ON named_village (village_id);
CREATE INDEX named_village_natural_key ON named_village (enclave_id, village_id);
CREATE TRIGGER named_village_is_never_deleted BEFORE DELETE ON named_village BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE village_year (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  village_id TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  total_income INTEGER,
  operating_income INTEGER,
  operating_gain INTEGER,
  investment_income INTEGER,
  subsidy_income INTEGER,
  enclave_income INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX village_year_village_id ON village_year (village_id);
CREATE INDEX village_year_natural_key ON village_year (village_id, year);
CREATE TRIGGER village_year_is_never_deleted BEFORE DELETE ON village_year BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE contribution (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  kind TEXT,
  date TEXT,
  interest_from TEXT,
  amount INTEGER,
  exit_price INTEGER,
  holder_kind TEXT,
  holder_village_id TEXT REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  holder_name TEXT,
  held_by TEXT,
  beneficiary_village_id TEXT REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  asset_form TEXT,
  fund_source TEXT,
  quota_mu INTEGER,
  unit_price INTEGER,
  cert_no TEXT,
  agreed_share_pct INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX contribution_enclave_id ON contribution (enclave_id);
CREATE INDEX contribution_holder_village_id ON contribution (holder_village_id);
CREATE INDEX contribution_beneficiary_village_id ON contribution (beneficiary_village_id);
CREATE INDEX contribution_natural_key ON contribution (enclave_id, home_county, holder_village_id, holder_name, kind, date, cert_no);
CREATE TRIGGER contribution_is_never_deleted BEFORE DELETE ON contribution BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE opening_balance (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  as_of TEXT,
  distributed_cum INTEGER,
  pool_balance INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX opening_balance_enclave_id ON opening_balance (enclave_id);
CREATE INDEX opening_balance_natural_key ON opening_balance (enclave_id, home_county);
CREATE TRIGGER opening_balance_is_never_deleted BEFORE DELETE ON opening_balance BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE opening_received (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  opening_balance_id TEXT NOT NULL REFERENCES opening_balance (id) DEFERRABLE INITIALLY DEFERRED,
  return_kind TEXT,
  beneficiary TEXT,
  received_cum INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX opening_received_opening_balance_id ON opening_received (opening_balance_id);
CREATE INDEX opening_received_natural_key ON opening_received (opening_balance_id, return_kind, beneficiary);
CREATE TRIGGER opening_received_is_never_deleted BEFORE DELETE ON opening_received BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE due (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  year INTEGER,
  instalment INTEGER,
  return_kind TEXT,
  beneficiary TEXT,
  accrual_from TEXT,
  accrual_to TEXT,
  base INTEGER,
  agreed INTEGER,
  override_reason TEXT,
  guaranteed INTEGER,
  due_date TEXT,
  opening INTEGER CHECK (opening IN (0, 1)),
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX due_enclave_id ON due (enclave_id);
CREATE INDEX due_natural_key ON due (enclave_id, home_county, year, instalment, return_kind, beneficiary);
CREATE TRIGGER due_is_never_deleted BEFORE DELETE ON due BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE waiver (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  due_id TEXT NOT NULL REFERENCES due (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT,
  amount INTEGER,
  document TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX waiver_due_id ON waiver (due_id);
CREATE INDEX waiver_natural_key ON waiver (due_id, date, document);
CREATE TRIGGER waiver_is_never_deleted BEFORE DELETE ON waiver BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE receipt (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  date TEXT,
  return_kind TEXT,
  beneficiary TEXT,
  amount INTEGER,
  settle TEXT,
  payer TEXT,
  receiver TEXT,
  document_no TEXT,
  reverses_id TEXT REFERENCES receipt (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT,
  opening INTEGER CHECK (opening IN (0, 1)),
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX receipt_enclave_id ON receipt (enclave_id);
CREATE INDEX receipt_reverses_id ON receipt (reverses_id);
CREATE INDEX receipt_natural_key ON receipt (enclave_id, home_county, date, amount, document_no);
CREATE TRIGGER receipt_is_never_deleted BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE allocation (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  receipt_id TEXT NOT NULL REFERENCES receipt (id) DEFERRABLE INITIALLY DEFERRED,
  due_id TEXT NOT NULL REFERENCES due (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT,
  amount INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX allocation_receipt_id ON allocation (receipt_id);
CREATE INDEX allocation_due_id ON allocation (due_id);
CREATE INDEX allocation_natural_key ON allocation (receipt_id, due_id, date);
CREATE TRIGGER allocation_is_never_deleted BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE pool_movement (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  date TEXT,
  kind TEXT,
  amount INTEGER,
  document TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX pool_movement_enclave_id ON pool_movement (enclave_id);
CREATE INDEX pool_movement_natural_key ON pool_movement (enclave_id, home_county, date, kind, document);
CREATE TRIGGER pool_movement_is_never_deleted BEFORE DELETE ON pool_movement BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE retention (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  year INTEGER NOT NULL,
  purpose TEXT,
  planned_date TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX retention_enclave_id ON retention (enclave_id);
CREATE INDEX retention_natural_key ON retention (enclave_id, home_county, year);
CREATE TRIGGER retention_is_never_deleted BEFORE DELETE ON retention BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE batch (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_id TEXT NOT NULL REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  home_county TEXT NOT NULL,
  date TEXT,
  method TEXT,
  origin_years TEXT,
  document TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX batch_enclave_id ON batch (enclave_id);
CREATE INDEX batch_natural_key ON batch (enclave_id, home_county, date, document);
CREATE TRIGGER batch_is_never_deleted BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE batch_line (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  batch_id TEXT NOT NULL REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED,
  village_id TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  amount INTEGER,
  paid_date TEXT,
  account_tail TEXT,
  village_use TEXT,
  signed_off INTEGER CHECK (signed_off IN (0, 1)),
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX batch_line_batch_id ON batch_line (batch_id);
CREATE INDEX batch_line_village_id ON batch_line (village_id);
CREATE INDEX batch_line_natural_key ON batch_line (batch_id, village_id);
CREATE TRIGGER batch_line_is_never_deleted BEFORE DELETE ON batch_line BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE form_head (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  form TEXT NOT NULL,
  form_no TEXT,
  form_title TEXT,
  maker TEXT,
  approver TEXT,
  approval_no TEXT,
  valid_from TEXT,
  valid_until TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX form_head_natural_key ON form_head (form, valid_from);
CREATE TRIGGER form_head_is_never_deleted BEFORE DELETE ON form_head BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE declaration (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  form TEXT NOT NULL,
  period TEXT NOT NULL,
  kind TEXT,
  reason TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX declaration_natural_key ON declaration (form, period);
CREATE TRIGGER declaration_is_never_deleted BEFORE DELETE ON declaration BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE explanation (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  rule TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  period TEXT,
  fingerprint TEXT NOT NULL,
  text TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX explanation_natural_key ON explanation (rule, record_type, record_id, period);
CREATE TRIGGER explanation_is_never_deleted BEFORE DELETE ON explanation BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE report (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  period TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  reporting_unit TEXT,
  unit_uscc TEXT,
  area_code TEXT,
  unit_head TEXT,
  stat_head TEXT,
  filler TEXT,
  phone TEXT,
  report_date TEXT,
  correction_reason TEXT,
  sha256 TEXT,
  previous_sha256 TEXT,
  file_name TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX report_natural_key ON report (period, version);
CREATE TRIGGER report_is_never_deleted BEFORE DELETE ON report BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

-- One hash chain an installation; `field` NULL is a creation, `new` then holds the values as canonical JSON.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  installation TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT,
  old TEXT,
  new TEXT,
  why TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_record ON audit (record_type, record_id);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- Bytes of a filed report as handed over, kept for ever; `sha256` is that of the bytes.
CREATE TABLE report_file (
  report_id TEXT PRIMARY KEY NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE TRIGGER report_file_is_never_changed BEFORE UPDATE ON report_file BEGIN SELECT RAISE(ABORT, 'a filed report is never changed'); END;
CREATE TRIGGER report_file_is_never_deleted BEFORE DELETE ON report_file BEGIN SELECT RAISE(ABORT, 'a filed report is never changed'); END;

-- Typed, not yet saved text: one row a form and record; counts in no list, total or rule.
CREATE TABLE form_draft (
  form TEXT NOT NULL,
  record_id TEXT NOT NULL,
  base_revision INTEGER,
  money_unit TEXT NOT NULL,
  raw_json TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (form, record_id)
) STRICT;

-- JSON text by name; changes are in the audit log under the record type `setting`.
CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

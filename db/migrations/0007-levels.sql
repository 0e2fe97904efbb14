-- Levels: what an upper level has received, and what it decided about it (design 5, 6). Packages and their rows are
-- insert-only: there is no way by which an upper level changes a figure of a county.

-- A report file as it came. `sha256` is the report's own hash (its successor names it), `file_sha256` that of the bytes.
CREATE TABLE received_package (
  id TEXT PRIMARY KEY NOT NULL,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sha256 TEXT NOT NULL UNIQUE,
  previous_sha256 TEXT,
  file_sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  installation TEXT NOT NULL,
  public_key TEXT NOT NULL,
  manifest TEXT NOT NULL,
  -- Cells that do not say what the report says, as found in these bytes: JSON.
  edited_cells TEXT NOT NULL DEFAULT '[]',
  bytes BLOB NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL
) STRICT;
CREATE INDEX received_package_unit ON received_package (unit, period, version);
CREATE TRIGGER received_package_is_never_changed BEFORE UPDATE ON received_package BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_package_is_never_deleted BEFORE DELETE ON received_package BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;

-- What was decided about it; the newest row is its state. The first one is 'submitted'.
CREATE TABLE package_move (
  seq INTEGER PRIMARY KEY,
  package_id TEXT NOT NULL REFERENCES received_package (id),
  status TEXT NOT NULL CHECK (status IN ('submitted', 'sentBack', 'cityAccepted', 'accepted', 'locked')),
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  why TEXT
) STRICT;
CREATE INDEX package_move_package ON package_move (package_id, seq);
CREATE TRIGGER package_move_follows BEFORE INSERT ON package_move
WHEN coalesce((SELECT status FROM package_move WHERE package_id = NEW.package_id ORDER BY seq DESC LIMIT 1), '') || '>' || NEW.status
  NOT IN ('>submitted', 'submitted>cityAccepted', 'submitted>sentBack', 'submitted>accepted', 'cityAccepted>accepted', 'cityAccepted>sentBack', 'accepted>locked')
BEGIN SELECT RAISE(ABORT, 'no such move'); END;
CREATE TRIGGER package_move_is_never_changed BEFORE UPDATE ON package_move BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER package_move_is_never_deleted BEFORE DELETE ON package_move BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

-- Installations whose signature is taken for that of a unit: a set for each (design 6, keys).
CREATE TABLE trusted_key (
  public_key TEXT PRIMARY KEY NOT NULL,
  unit TEXT NOT NULL,
  installation TEXT NOT NULL,
  trusted_at TEXT NOT NULL,
  trusted_by TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('person', 'endorsed', 'settings')),
  withdrawn_at TEXT
) STRICT;
CREATE INDEX trusted_key_unit ON trusted_key (unit);
CREATE TRIGGER trusted_key_is_never_deleted BEFORE DELETE ON trusted_key BEGIN SELECT RAISE(ABORT, 'keys are withdrawn, never deleted'); END;

-- Queries (核实意见) about a filed version: records of the level that asks, then of the county too, which answers them.
CREATE TABLE query (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  report_sha256 TEXT NOT NULL,
  period TEXT NOT NULL,
  version INTEGER NOT NULL,
  asked_by_unit TEXT NOT NULL,
  asked_by TEXT,
  asked_on TEXT,
  record_type TEXT,
  record_id TEXT,
  field TEXT,
  rule TEXT,
  text TEXT,
  answer TEXT,
  answered_by TEXT,
  answered_on TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX query_natural_key ON query (report_sha256, record_id, field);
CREATE TRIGGER query_is_never_deleted BEFORE DELETE ON query BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

-- What an upper level answered to a filed version: a signed reply, kept once. The rank of its verdict is the report's state.
CREATE TABLE imported_reply (
  digest TEXT PRIMARY KEY NOT NULL,
  report_id TEXT NOT NULL REFERENCES report (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('received', 'sentBack', 'cityAccepted', 'accepted', 'locked')),
  unit TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT,
  file_name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL
) STRICT;
CREATE INDEX imported_reply_report ON imported_reply (report_id, at);
CREATE TRIGGER imported_reply_is_never_changed BEFORE UPDATE ON imported_reply BEGIN SELECT RAISE(ABORT, 'replies are append-only'); END;
CREATE TRIGGER imported_reply_is_never_deleted BEFORE DELETE ON imported_reply BEGIN SELECT RAISE(ABORT, 'replies are append-only'); END;

-- What a prefecture answered to a package that the province received: a signed reply, kept once.
CREATE TABLE prefecture_reply (
  digest TEXT PRIMARY KEY NOT NULL,
  package_id TEXT NOT NULL REFERENCES received_package (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('sentBack', 'cityAccepted')),
  unit TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT,
  file_name TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  kept_by TEXT NOT NULL
) STRICT;
CREATE INDEX prefecture_reply_package ON prefecture_reply (package_id, at);
CREATE TRIGGER prefecture_reply_is_never_changed BEFORE UPDATE ON prefecture_reply BEGIN SELECT RAISE(ABORT, 'replies are append-only'); END;
CREATE TRIGGER prefecture_reply_is_never_deleted BEFORE DELETE ON prefecture_reply BEGIN SELECT RAISE(ABORT, 'replies are append-only'); END;

-- Why there is another version of a report: withdrawn before it was accepted, answered after it was sent back, corrected after it was accepted.
ALTER TABLE report ADD COLUMN correction_kind TEXT CHECK (correction_kind IN ('withdrawal', 'resubmission', 'correction'));

-- What the other machines of the office wrote, entry for entry: later merges know by it what each knew (design 6, work
-- files). Chained as the own log is, by installation from 1 on.
CREATE TABLE foreign_audit (
  installation TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT,
  old TEXT,
  new TEXT,
  why TEXT,
  hash TEXT NOT NULL,
  PRIMARY KEY (installation, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_audit_record ON foreign_audit (record_type, record_id);
CREATE TRIGGER foreign_audit_is_never_changed BEFORE UPDATE ON foreign_audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER foreign_audit_is_never_deleted BEFORE DELETE ON foreign_audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- Part-reports of a county's departments, as they came.
CREATE TABLE department_part (
  id TEXT PRIMARY KEY NOT NULL,
  department TEXT NOT NULL,
  forms TEXT NOT NULL,
  period TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sha256 TEXT NOT NULL UNIQUE,
  -- Records of the part that stand under another id here, as JSON.
  ids TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL
) STRICT;
CREATE TRIGGER department_part_is_never_changed BEFORE UPDATE ON department_part BEGIN SELECT RAISE(ABORT, 'a part-report is never changed'); END;
CREATE TRIGGER department_part_is_never_deleted BEFORE DELETE ON department_part BEGIN SELECT RAISE(ABORT, 'a part-report is never changed'); END;

-- Which department a form belongs to; the newest row of a form says it, null: to the lead office again.
CREATE TABLE form_owner (
  seq INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  department TEXT,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  why TEXT
) STRICT;
CREATE INDEX form_owner_form ON form_owner (form, seq);
CREATE TRIGGER form_owner_is_never_changed BEFORE UPDATE ON form_owner BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER form_owner_is_never_deleted BEFORE DELETE ON form_owner BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

-- Records of received packages: columns of their own table, insert-only. The rows can be made again from the bytes.
CREATE TABLE received_county (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, area_code TEXT NOT NULL, name_zh TEXT, name_py TEXT,
  prefecture_code TEXT, kind TEXT, member_from TEXT, member_to TEXT, list_version TEXT, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_county_is_never_changed BEFORE UPDATE ON received_county BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_county_is_never_deleted BEFORE DELETE ON received_county BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_host (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, host_name TEXT, host_kind TEXT, host_code TEXT,
  parent_code TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_host_is_never_changed BEFORE UPDATE ON received_host BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_host_is_never_deleted BEFORE DELETE ON received_host BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_pairing (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, home_county TEXT NOT NULL, host_id TEXT NOT NULL,
  pairing_type TEXT, valid_from TEXT, valid_to TEXT, document_no TEXT, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_pairing_is_never_changed BEFORE UPDATE ON received_pairing BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_pairing_is_never_deleted BEFORE DELETE ON received_pairing BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_enclave (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_code TEXT, name TEXT, kind TEXT, direction TEXT,
  lead_county TEXT, host_id TEXT, site_address TEXT, host_zone TEXT, vehicle_name TEXT, vehicle_uscc TEXT,
  land_mode TEXT, planned_area_mu INTEGER, first_phase_mu INTEGER, floor_area_m2 INTEGER, land_quota_mu INTEGER,
  total_investment INTEGER, invested_to_date INTEGER, home_share_pct INTEGER, benefit_mode TEXT,
  tax_share_pct INTEGER, gdp_share_rule TEXT, firms_in INTEGER, returned_projects INTEGER,
  counted_as_platform INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_enclave_is_never_changed BEFORE UPDATE ON received_enclave BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_enclave_is_never_deleted BEFORE DELETE ON received_enclave BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_enclave_party (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL,
  capital_share_pct INTEGER, return_share_pct INTEGER, valid_from TEXT, valid_to TEXT, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_enclave_party_is_never_changed BEFORE UPDATE ON received_enclave_party BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_enclave_party_is_never_deleted BEFORE DELETE ON received_enclave_party BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_stage_event (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, stage TEXT, date TEXT,
  agreement_kind TEXT, document_no TEXT, reason TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_stage_event_is_never_changed BEFORE UPDATE ON received_stage_event BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_stage_event_is_never_deleted BEFORE DELETE ON received_stage_event BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_terms (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT, valid_from TEXT,
  valid_to TEXT, mode TEXT, rate_pct INTEGER, fixed_amount INTEGER, floor_amount INTEGER, formula_text TEXT,
  accrual_start TEXT, year_basis TEXT, due_months TEXT, accrues_before_delivery INTEGER, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_terms_is_never_changed BEFORE UPDATE ON received_terms BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_terms_is_never_deleted BEFORE DELETE ON received_terms BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_village (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, village_code TEXT NOT NULL, name TEXT, town_code TEXT,
  coop_name TEXT, coop_uscc TEXT, households INTEGER, population INTEGER, weak_from TEXT, weak_to TEXT,
  weak_basis TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_village_is_never_changed BEFORE UPDATE ON received_village BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_village_is_never_deleted BEFORE DELETE ON received_village BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_village_merger (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, old_village_id TEXT NOT NULL, new_village_id TEXT NOT NULL,
  date TEXT, document TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_village_merger_is_never_changed BEFORE UPDATE ON received_village_merger BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_village_merger_is_never_deleted BEFORE DELETE ON received_village_merger BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_named_village (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, village_id TEXT NOT NULL,
  document TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_named_village_is_never_changed BEFORE UPDATE ON received_named_village BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_named_village_is_never_deleted BEFORE DELETE ON received_named_village BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_village_year (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, village_id TEXT NOT NULL, year INTEGER NOT NULL,
  total_income INTEGER, operating_income INTEGER, operating_gain INTEGER, investment_income INTEGER,
  subsidy_income INTEGER, enclave_income INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_village_year_is_never_changed BEFORE UPDATE ON received_village_year BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_village_year_is_never_deleted BEFORE DELETE ON received_village_year BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_contribution (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL, kind TEXT,
  date TEXT, interest_from TEXT, amount INTEGER, exit_price INTEGER, holder_kind TEXT, holder_village_id TEXT,
  holder_name TEXT, held_by TEXT, beneficiary_village_id TEXT, asset_form TEXT, fund_source TEXT, quota_mu INTEGER,
  unit_price INTEGER, cert_no TEXT, agreed_share_pct INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_contribution_is_never_changed BEFORE UPDATE ON received_contribution BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_contribution_is_never_deleted BEFORE DELETE ON received_contribution BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_opening_balance (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL,
  as_of TEXT, distributed_cum INTEGER, pool_balance INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_opening_balance_is_never_changed BEFORE UPDATE ON received_opening_balance BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_opening_balance_is_never_deleted BEFORE DELETE ON received_opening_balance BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_opening_received (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, opening_balance_id TEXT NOT NULL, return_kind TEXT,
  beneficiary TEXT, received_cum INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_opening_received_is_never_changed BEFORE UPDATE ON received_opening_received BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_opening_received_is_never_deleted BEFORE DELETE ON received_opening_received BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_due (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL,
  year INTEGER, instalment INTEGER, return_kind TEXT, beneficiary TEXT, accrual_from TEXT, accrual_to TEXT,
  base INTEGER, agreed INTEGER, override_reason TEXT, guaranteed INTEGER, due_date TEXT, opening INTEGER,
  source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_due_is_never_changed BEFORE UPDATE ON received_due BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_due_is_never_deleted BEFORE DELETE ON received_due BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_waiver (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, due_id TEXT NOT NULL, date TEXT, amount INTEGER, document TEXT,
  source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_waiver_is_never_changed BEFORE UPDATE ON received_waiver BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_waiver_is_never_deleted BEFORE DELETE ON received_waiver BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_receipt (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL, date TEXT,
  return_kind TEXT, beneficiary TEXT, amount INTEGER, settle TEXT, payer TEXT, receiver TEXT, document_no TEXT,
  reverses_id TEXT, reason TEXT, opening INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_receipt_is_never_changed BEFORE UPDATE ON received_receipt BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_receipt_is_never_deleted BEFORE DELETE ON received_receipt BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_allocation (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, receipt_id TEXT NOT NULL, due_id TEXT NOT NULL, date TEXT,
  amount INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_allocation_is_never_changed BEFORE UPDATE ON received_allocation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_allocation_is_never_deleted BEFORE DELETE ON received_allocation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_pool_movement (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL, date TEXT,
  kind TEXT, amount INTEGER, document TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_pool_movement_is_never_changed BEFORE UPDATE ON received_pool_movement BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_pool_movement_is_never_deleted BEFORE DELETE ON received_pool_movement BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_retention (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL,
  year INTEGER NOT NULL, purpose TEXT, planned_date TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_retention_is_never_changed BEFORE UPDATE ON received_retention BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_retention_is_never_deleted BEFORE DELETE ON received_retention BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_batch (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, enclave_id TEXT NOT NULL, home_county TEXT NOT NULL, date TEXT,
  method TEXT, origin_years TEXT, document TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_batch_is_never_changed BEFORE UPDATE ON received_batch BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_batch_is_never_deleted BEFORE DELETE ON received_batch BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_batch_line (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, batch_id TEXT NOT NULL, village_id TEXT NOT NULL,
  amount INTEGER, paid_date TEXT, account_tail TEXT, village_use TEXT, signed_off INTEGER, source_doc TEXT,
  note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_batch_line_is_never_changed BEFORE UPDATE ON received_batch_line BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_batch_line_is_never_deleted BEFORE DELETE ON received_batch_line BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_platform (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, platform_code TEXT, name TEXT, kind TEXT, level TEXT,
  approved_doc TEXT, approved_date TEXT, home_county TEXT, host_id TEXT, planned_area_mu INTEGER,
  development_mode TEXT, enclave_id TEXT, counted INTEGER, appraisal_year INTEGER, appraisal_grade TEXT,
  operator TEXT, operator_uscc TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_platform_is_never_changed BEFORE UPDATE ON received_platform BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_platform_is_never_deleted BEFORE DELETE ON received_platform BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_project (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, project_code TEXT, name TEXT, parent_project_id TEXT,
  industry_code TEXT, sector TEXT, nature TEXT, owner_name TEXT, owner_uscc TEXT, capital_kind TEXT,
  investor_origin TEXT, origin_host_id TEXT, platform_id TEXT, enclave_id TEXT, site_code TEXT, address TEXT,
  agreed_investment INTEGER, planned_total INTEGER, introduced_date TEXT, sign_date TEXT, start_date TEXT,
  plan_finish TEXT, finish_date TEXT, reg_in_stat_lib INTEGER, stat_lib_date TEXT, contact TEXT, liaison_leader TEXT,
  source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_project_is_never_changed BEFORE UPDATE ON received_project BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_project_is_never_deleted BEFORE DELETE ON received_project BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_project_status (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, project_id TEXT NOT NULL, status TEXT, date TEXT,
  document_no TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_project_status_is_never_changed BEFORE UPDATE ON received_project_status BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_project_status_is_never_deleted BEFORE DELETE ON received_project_status BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_project_year (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, project_id TEXT NOT NULL, year INTEGER NOT NULL,
  year_plan INTEGER, carry_in INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_project_year_is_never_changed BEFORE UPDATE ON received_project_year BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_project_year_is_never_deleted BEFORE DELETE ON received_project_year BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_project_opening (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, project_id TEXT NOT NULL, as_of TEXT, inv_cum INTEGER,
  fund_cum INTEGER, new_fixed_assets_cum INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_project_opening_is_never_changed BEFORE UPDATE ON received_project_opening BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_project_opening_is_never_deleted BEFORE DELETE ON received_project_opening BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_investment (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, project_id TEXT NOT NULL, month TEXT NOT NULL,
  inv_month INTEGER, fund_month INTEGER, progress_text TEXT, problems TEXT, negative_reason TEXT,
  prior_year_adjustment INTEGER, adjustment_reason TEXT, construction INTEGER, equipment INTEGER, other_cost INTEGER,
  land_purchase INTEGER, fund_budget INTEGER, fund_loans INTEGER, fund_foreign INTEGER, fund_self INTEGER,
  fund_other INTEGER, new_fixed_assets INTEGER, jobs INTEGER, output INTEGER, tax INTEGER, source_doc TEXT,
  note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_investment_is_never_changed BEFORE UPDATE ON received_investment BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_investment_is_never_deleted BEFORE DELETE ON received_investment BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_policy (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, policy_title TEXT, batch TEXT, doc_no TEXT, issued_date TEXT,
  source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_policy_is_never_changed BEFORE UPDATE ON received_policy BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_policy_is_never_deleted BEFORE DELETE ON received_policy BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_policy_measure (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, policy_id TEXT NOT NULL, measure_no TEXT, measure_text TEXT,
  lead_dept TEXT, support_from TEXT, kpi_name TEXT, kpi_unit TEXT, kpi_target TEXT, kpi_actual TEXT, due TEXT,
  state TEXT, funds INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_policy_measure_is_never_changed BEFORE UPDATE ON received_policy_measure BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_policy_measure_is_never_deleted BEFORE DELETE ON received_policy_measure BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_exchange (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, direction TEXT, category TEXT, from_org TEXT, to_org TEXT,
  post TEXT, headcount INTEGER, start_date TEXT, end_date TEXT, full_time INTEGER, round_no TEXT, source_doc TEXT,
  note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_exchange_is_never_changed BEFORE UPDATE ON received_exchange BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_exchange_is_never_deleted BEFORE DELETE ON received_exchange BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_exchange_person (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, exchange_id TEXT NOT NULL, name TEXT, post TEXT,
  source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_exchange_person_is_never_changed BEFORE UPDATE ON received_exchange_person BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_exchange_person_is_never_deleted BEFORE DELETE ON received_exchange_person BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_education (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, kind TEXT, helper_unit TEXT, helped_school TEXT,
  school_stage TEXT, mode TEXT, team_size INTEGER, resident_count INTEGER, start_date TEXT, end_date TEXT,
  lessons INTEGER, teachers_trained INTEGER, students_benefited INTEGER, funds INTEGER, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_education_is_never_changed BEFORE UPDATE ON received_education BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_education_is_never_deleted BEFORE DELETE ON received_education BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_medical (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, helper_hospital TEXT, helper_grade TEXT, helped_hospital TEXT,
  helped_grade TEXT, mode TEXT, resident_experts INTEGER, start_date TEXT, end_date TEXT,
  dispatch_person_times INTEGER, departments_built INTEGER, new_tech_count INTEGER, level34_surgery_share INTEGER,
  local_treatment_rate INTEGER, funds INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_medical_is_never_changed BEFORE UPDATE ON received_medical BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_medical_is_never_deleted BEFORE DELETE ON received_medical BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_aid (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, host_id TEXT NOT NULL, year INTEGER NOT NULL, aid_fund INTEGER,
  income_raising INTEGER, edu_sci_health INTEGER, social_donation INTEGER, rural_projects INTEGER,
  training_person_times INTEGER, consumption_aid INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_aid_is_never_changed BEFORE UPDATE ON received_aid BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_aid_is_never_deleted BEFORE DELETE ON received_aid BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_form_head (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, form TEXT NOT NULL, form_no TEXT, form_title TEXT, maker TEXT,
  approver TEXT, approval_no TEXT, valid_from TEXT, valid_until TEXT, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_form_head_is_never_changed BEFORE UPDATE ON received_form_head BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_form_head_is_never_deleted BEFORE DELETE ON received_form_head BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_threshold (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, threshold TEXT NOT NULL, valid_from TEXT NOT NULL,
  amount INTEGER, share INTEGER, area INTEGER, count INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_threshold_is_never_changed BEFORE UPDATE ON received_threshold BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_threshold_is_never_deleted BEFORE DELETE ON received_threshold BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_weak_village_threshold (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, purpose TEXT NOT NULL, from_year INTEGER NOT NULL,
  total_income INTEGER, operating_income INTEGER, village_share INTEGER, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_weak_village_threshold_is_never_changed BEFORE UPDATE ON received_weak_village_threshold BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_weak_village_threshold_is_never_deleted BEFORE DELETE ON received_weak_village_threshold BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_declaration (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, form TEXT NOT NULL, period TEXT NOT NULL, kind TEXT,
  reason TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_declaration_is_never_changed BEFORE UPDATE ON received_declaration BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_declaration_is_never_deleted BEFORE DELETE ON received_declaration BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_explanation (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, rule TEXT NOT NULL, record_type TEXT NOT NULL,
  record_id TEXT NOT NULL, period TEXT, fingerprint TEXT NOT NULL, text TEXT, source_doc TEXT, note TEXT,
  PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_explanation_is_never_changed BEFORE UPDATE ON received_explanation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_explanation_is_never_deleted BEFORE DELETE ON received_explanation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_query (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, report_sha256 TEXT NOT NULL, period TEXT NOT NULL,
  version INTEGER NOT NULL, asked_by_unit TEXT NOT NULL, asked_by TEXT, asked_on TEXT, record_type TEXT,
  record_id TEXT, field TEXT, rule TEXT, text TEXT, answer TEXT, answered_by TEXT, answered_on TEXT, source_doc TEXT,
  note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_query_is_never_changed BEFORE UPDATE ON received_query BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_query_is_never_deleted BEFORE DELETE ON received_query BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_attachment (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL,
  revision INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, record_type TEXT NOT NULL, record_id TEXT NOT NULL,
  role TEXT NOT NULL, file_name TEXT NOT NULL, file_kind TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
  source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_attachment_is_never_changed BEFORE UPDATE ON received_attachment BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_attachment_is_never_deleted BEFORE DELETE ON received_attachment BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;

-- What the province sets for everyone: settings files as they were exported or taken over, and which records came with
-- them. A record of the county that means the same keeps its own id (record_id) and becomes the province's (province_id).
CREATE TABLE settings_file (
  version INTEGER PRIMARY KEY CHECK (version >= 1),
  sha256 TEXT NOT NULL UNIQUE,
  previous_sha256 TEXT,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  created TEXT NOT NULL,
  installation TEXT NOT NULL,
  public_key TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('exported', 'imported')),
  bytes BLOB NOT NULL,
  kept_at TEXT NOT NULL,
  kept_by TEXT NOT NULL
) STRICT;
CREATE TRIGGER settings_file_is_never_changed BEFORE UPDATE ON settings_file BEGIN SELECT RAISE(ABORT, 'a settings file is never changed'); END;
CREATE TRIGGER settings_file_is_never_deleted BEFORE DELETE ON settings_file BEGIN SELECT RAISE(ABORT, 'a settings file is never changed'); END;
CREATE TABLE province_record (
  record_type TEXT NOT NULL,
  province_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  settings_version INTEGER NOT NULL REFERENCES settings_file (version),
  PRIMARY KEY (record_type, province_id)
) STRICT;
CREATE UNIQUE INDEX province_record_own ON province_record (record_type, record_id);
CREATE TRIGGER province_record_is_never_changed BEFORE UPDATE ON province_record BEGIN SELECT RAISE(ABORT, 'what the province set stays its own'); END;
CREATE TRIGGER province_record_is_never_deleted BEFORE DELETE ON province_record BEGIN SELECT RAISE(ABORT, 'what the province set stays its own'); END;

-- Obligations, extensions and what else the province sets (model 2.0, 2.3).
CREATE TABLE obligation (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  form TEXT NOT NULL,
  unit TEXT,
  period_kind TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  opens_days INTEGER,
  deadline_days INTEGER,
  lock_days INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX obligation_natural_key ON obligation (form, unit, period_kind, valid_from);
CREATE TRIGGER obligation_is_never_deleted BEFORE DELETE ON obligation BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;
CREATE TABLE extension (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  deadline TEXT NOT NULL,
  reason TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX extension_natural_key ON extension (unit, period, form);
CREATE TRIGGER extension_is_never_deleted BEFORE DELETE ON extension BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;
CREATE TABLE trusted_installation (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  unit TEXT NOT NULL,
  installation TEXT,
  public_key TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX trusted_installation_natural_key ON trusted_installation (public_key);
CREATE TRIGGER trusted_installation_is_never_deleted BEFORE DELETE ON trusted_installation BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;
CREATE TABLE enclave_code (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  enclave_code TEXT NOT NULL,
  name TEXT,
  kind TEXT,
  home_county TEXT,
  host_code TEXT,
  host_name TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX enclave_code_natural_key ON enclave_code (enclave_code);
CREATE TRIGGER enclave_code_is_never_deleted BEFORE DELETE ON enclave_code BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;
CREATE TABLE option_choice (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  option_set TEXT NOT NULL,
  option_value TEXT NOT NULL,
  offered INTEGER CHECK (offered IN (0, 1)),
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX option_choice_natural_key ON option_choice (option_set, option_value);
CREATE TRIGGER option_choice_is_never_deleted BEFORE DELETE ON option_choice BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;
CREATE TABLE received_obligation (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL, revision
  INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT
  NULL, updated_by TEXT NOT NULL, form TEXT NOT NULL, unit TEXT, period_kind TEXT, valid_from TEXT NOT NULL, valid_to
  TEXT, opens_days INTEGER, deadline_days INTEGER, lock_days INTEGER, source_doc TEXT, note TEXT, PRIMARY KEY
  (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_obligation_is_never_changed BEFORE UPDATE ON received_obligation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_obligation_is_never_deleted BEFORE DELETE ON received_obligation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_extension (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL, revision
  INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT
  NULL, updated_by TEXT NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL, form TEXT NOT NULL, deadline TEXT NOT
  NULL, reason TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_extension_is_never_changed BEFORE UPDATE ON received_extension BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_extension_is_never_deleted BEFORE DELETE ON received_extension BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_trusted_installation (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL, revision
  INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT
  NULL, updated_by TEXT NOT NULL, unit TEXT NOT NULL, installation TEXT, public_key TEXT NOT NULL, valid_from TEXT,
  valid_to TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_trusted_installation_is_never_changed BEFORE UPDATE ON received_trusted_installation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_trusted_installation_is_never_deleted BEFORE DELETE ON received_trusted_installation BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_enclave_code (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL, revision
  INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT
  NULL, updated_by TEXT NOT NULL, enclave_code TEXT NOT NULL, name TEXT, kind TEXT, home_county TEXT, host_code TEXT,
  host_name TEXT, source_doc TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_enclave_code_is_never_changed BEFORE UPDATE ON received_enclave_code BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_enclave_code_is_never_deleted BEFORE DELETE ON received_enclave_code BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TABLE received_option_choice (
  package_id TEXT NOT NULL REFERENCES received_package (id), id TEXT NOT NULL, county_code TEXT NOT NULL, revision
  INTEGER NOT NULL, voided INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT
  NULL, updated_by TEXT NOT NULL, option_set TEXT NOT NULL, option_value TEXT NOT NULL, offered INTEGER, source_doc
  TEXT, note TEXT, PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_option_choice_is_never_changed BEFORE UPDATE ON received_option_choice BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
CREATE TRIGGER received_option_choice_is_never_deleted BEFORE DELETE ON received_option_choice BEGIN SELECT RAISE(ABORT, 'a received package is never changed'); END;
-- Consolidations as they were made: whose versions they are of, and what they came to. None is changed or deleted.
CREATE TABLE consolidation (
  id TEXT PRIMARY KEY NOT NULL,
  period TEXT NOT NULL,
  -- Number of the consolidation among those of its period.
  version INTEGER NOT NULL CHECK (version >= 1),
  -- JSON: 'all', a prefecture's code, or a list of units.
  scope TEXT NOT NULL,
  -- JSON: the list of members that coverage and totals are of.
  members TEXT NOT NULL,
  -- JSON: figures by unit, as they were then.
  figures TEXT NOT NULL,
  missing TEXT NOT NULL,
  file_name TEXT,
  app_version TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (period, version)
) STRICT;
CREATE TRIGGER consolidation_is_never_changed BEFORE UPDATE ON consolidation BEGIN SELECT RAISE(ABORT, 'a consolidation is never changed'); END;
CREATE TRIGGER consolidation_is_never_deleted BEFORE DELETE ON consolidation BEGIN SELECT RAISE(ABORT, 'a consolidation is never changed'); END;

-- The packages that a consolidation adds up, each with the version and hash that it had.
CREATE TABLE consolidation_input (
  consolidation_id TEXT NOT NULL REFERENCES consolidation (id),
  package_id TEXT NOT NULL REFERENCES received_package (id),
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (consolidation_id, package_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consolidation_input_package ON consolidation_input (package_id);
CREATE TRIGGER consolidation_input_is_never_changed BEFORE UPDATE ON consolidation_input BEGIN SELECT RAISE(ABORT, 'a consolidation is never changed'); END;
CREATE TRIGGER consolidation_input_is_never_deleted BEFORE DELETE ON consolidation_input BEGIN SELECT RAISE(ABORT, 'a consolidation is never changed'); END;

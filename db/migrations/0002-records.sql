-- The rest of the model: platforms, projects and their investment (2.8-2.10), and the small forms (2.11-2.15).

CREATE TABLE platform (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  platform_code TEXT,
  name TEXT,
  kind TEXT,
  level TEXT,
  approved_doc TEXT,
  approved_date TEXT,
  home_county TEXT,
  host_id TEXT REFERENCES host (id) DEFERRABLE INITIALLY DEFERRED,
  planned_area_mu INTEGER,
  development_mode TEXT,
  enclave_id TEXT REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  counted INTEGER CHECK (counted IN (0, 1)),
  appraisal_year INTEGER,
  appraisal_grade TEXT,
  operator TEXT,
  operator_uscc TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX platform_host_id ON platform (host_id);
CREATE INDEX platform_enclave_id ON platform (enclave_id);
CREATE INDEX platform_natural_key ON platform (platform_code);
CREATE TRIGGER platform_is_never_deleted BEFORE DELETE ON platform BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE project (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  project_code TEXT,
  name TEXT,
  parent_project_id TEXT REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  industry_code TEXT,
  sector TEXT,
  nature TEXT,
  owner_name TEXT,
  owner_uscc TEXT,
  capital_kind TEXT,
  investor_origin TEXT,
  origin_host_id TEXT REFERENCES host (id) DEFERRABLE INITIALLY DEFERRED,
  platform_id TEXT REFERENCES platform (id) DEFERRABLE INITIALLY DEFERRED,
  enclave_id TEXT REFERENCES enclave (id) DEFERRABLE INITIALLY DEFERRED,
  site_code TEXT,
  address TEXT,
  agreed_investment INTEGER,
  planned_total INTEGER,
  introduced_date TEXT,
  sign_date TEXT,
  start_date TEXT,
  plan_finish TEXT,
  finish_date TEXT,
  reg_in_stat_lib INTEGER CHECK (reg_in_stat_lib IN (0, 1)),
  stat_lib_date TEXT,
  contact TEXT,
  liaison_leader TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX project_parent_project_id ON project (parent_project_id);
CREATE INDEX project_origin_host_id ON project (origin_host_id);
CREATE INDEX project_platform_id ON project (platform_id);
CREATE INDEX project_enclave_id ON project (enclave_id);
CREATE INDEX project_natural_key ON project (project_code, owner_uscc, name);
CREATE TRIGGER project_is_never_deleted BEFORE DELETE ON project BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE project_status (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT,
  date TEXT,
  document_no TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX project_status_project_id ON project_status (project_id);
CREATE INDEX project_status_natural_key ON project_status (project_id, status, date);
CREATE TRIGGER project_status_is_never_deleted BEFORE DELETE ON project_status BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE project_year (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  year_plan INTEGER,
  carry_in INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX project_year_project_id ON project_year (project_id);
CREATE INDEX project_year_natural_key ON project_year (project_id, year);
CREATE TRIGGER project_year_is_never_deleted BEFORE DELETE ON project_year BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE project_opening (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  as_of TEXT,
  inv_cum INTEGER,
  fund_cum INTEGER,
  new_fixed_assets_cum INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX project_opening_project_id ON project_opening (project_id);
CREATE INDEX project_opening_natural_key ON project_opening (project_id);
CREATE TRIGGER project_opening_is_never_deleted BEFORE DELETE ON project_opening BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE investment (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  month TEXT NOT NULL,
  inv_month INTEGER,
  fund_month INTEGER,
  progress_text TEXT,
  problems TEXT,
  negative_reason TEXT,
  prior_year_adjustment INTEGER,
  adjustment_reason TEXT,
  construction INTEGER,
  equipment INTEGER,
  other_cost INTEGER,
  land_purchase INTEGER,
  fund_budget INTEGER,
  fund_loans INTEGER,
  fund_foreign INTEGER,
  fund_self INTEGER,
  fund_other INTEGER,
  new_fixed_assets INTEGER,
  jobs INTEGER,
  output INTEGER,
  tax INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX investment_project_id ON investment (project_id);
CREATE INDEX investment_natural_key ON investment (project_id, month);
CREATE TRIGGER investment_is_never_deleted BEFORE DELETE ON investment BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE policy (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  policy_title TEXT,
  batch TEXT,
  doc_no TEXT,
  issued_date TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX policy_natural_key ON policy (policy_title, doc_no);
CREATE TRIGGER policy_is_never_deleted BEFORE DELETE ON policy BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE policy_measure (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  policy_id TEXT NOT NULL REFERENCES policy (id) DEFERRABLE INITIALLY DEFERRED,
  measure_no TEXT,
  measure_text TEXT,
  lead_dept TEXT,
  support_from TEXT,
  kpi_name TEXT,
  kpi_unit TEXT,
  kpi_target TEXT,
  kpi_actual TEXT,
  due TEXT,
  state TEXT,
  funds INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX policy_measure_policy_id ON policy_measure (policy_id);
CREATE INDEX policy_measure_natural_key ON policy_measure (policy_id, measure_no);
CREATE TRIGGER policy_measure_is_never_deleted BEFORE DELETE ON policy_measure BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE exchange (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  direction TEXT,
  category TEXT,
  from_org TEXT,
  to_org TEXT,
  post TEXT,
  headcount INTEGER,
  start_date TEXT,
  end_date TEXT,
  full_time INTEGER CHECK (full_time IN (0, 1)),
  round_no TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX exchange_natural_key ON exchange (category, from_org, to_org, start_date, post);
CREATE TRIGGER exchange_is_never_deleted BEFORE DELETE ON exchange BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE exchange_person (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  exchange_id TEXT NOT NULL REFERENCES exchange (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT,
  post TEXT,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX exchange_person_exchange_id ON exchange_person (exchange_id);
CREATE INDEX exchange_person_natural_key ON exchange_person (exchange_id, name);
CREATE TRIGGER exchange_person_is_never_deleted BEFORE DELETE ON exchange_person BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE education (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  kind TEXT,
  helper_unit TEXT,
  helped_school TEXT,
  school_stage TEXT,
  mode TEXT,
  team_size INTEGER,
  resident_count INTEGER,
  start_date TEXT,
  end_date TEXT,
  lessons INTEGER,
  teachers_trained INTEGER,
  students_benefited INTEGER,
  funds INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX education_natural_key ON education (kind, helper_unit, helped_school, start_date);
CREATE TRIGGER education_is_never_deleted BEFORE DELETE ON education BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE medical (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  helper_hospital TEXT,
  helper_grade TEXT,
  helped_hospital TEXT,
  helped_grade TEXT,
  mode TEXT,
  resident_experts INTEGER,
  start_date TEXT,
  end_date TEXT,
  dispatch_person_times INTEGER,
  departments_built INTEGER,
  new_tech_count INTEGER,
  level34_surgery_share INTEGER,
  local_treatment_rate INTEGER,
  funds INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX medical_natural_key ON medical (helper_hospital, helped_hospital, start_date);
CREATE TRIGGER medical_is_never_deleted BEFORE DELETE ON medical BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE aid (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  host_id TEXT NOT NULL REFERENCES host (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  aid_fund INTEGER,
  income_raising INTEGER,
  edu_sci_health INTEGER,
  social_donation INTEGER,
  rural_projects INTEGER,
  training_person_times INTEGER,
  consumption_aid INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX aid_host_id ON aid (host_id);
CREATE INDEX aid_natural_key ON aid (host_id, year);
CREATE TRIGGER aid_is_never_deleted BEFORE DELETE ON aid BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

-- Thresholds of the soft rules and of weak villages (model 2.4, 6): settings with history, one row a change.

CREATE TABLE threshold (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  threshold TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  amount INTEGER,
  share INTEGER,
  area INTEGER,
  count INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX threshold_natural_key ON threshold (threshold, valid_from);
CREATE TRIGGER threshold_is_never_deleted BEFORE DELETE ON threshold BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

CREATE TABLE weak_village_threshold (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  purpose TEXT NOT NULL,
  from_year INTEGER NOT NULL,
  total_income INTEGER,
  operating_income INTEGER,
  village_share INTEGER,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX weak_village_threshold_natural_key ON weak_village_threshold (purpose, from_year, village_share);
CREATE TRIGGER weak_village_threshold_is_never_deleted BEFORE DELETE ON weak_village_threshold BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

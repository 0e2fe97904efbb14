-- Files kept with records as evidence, and sealed scans of reports (model 2.0, 2.3): the rows; the files lie beside the store.

CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  county_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  role TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  source_doc TEXT,
  note TEXT
) STRICT;
CREATE INDEX attachment_natural_key ON attachment (record_type, record_id, sha256);
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE TRIGGER attachment_is_never_deleted BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'records are voided, never deleted'); END;

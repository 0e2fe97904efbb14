-- Codes of imported reference tables, where they differ from the shipped ones: added, renamed and lapsed codes. No records:
-- the audit log keeps each import as a change of the setting that names its version.
CREATE TABLE reference_code (
  kind TEXT NOT NULL CHECK (kind IN ('areas', 'industries')),
  code TEXT NOT NULL,
  parent TEXT NOT NULL,
  name TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;

-- What records are found by (db/domain/search-words.ts): kept in the transaction of every save, made anew whenever it is
-- not in step, never a source of truth. `words` are lines with a line break at either end.
CREATE TABLE search_entry (
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  words TEXT NOT NULL,
  PRIMARY KEY (record_type, record_id)
) STRICT, WITHOUT ROWID;

-- One row: the edition of the words, and the newest audit entry about a record that the index has taken in.
CREATE TABLE search_state (
  edition INTEGER NOT NULL,
  audit_seq INTEGER NOT NULL
) STRICT;

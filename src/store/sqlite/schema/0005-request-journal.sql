-- Requests of the last hours, many in a row. A kind is a number: 0 done, 1 refused, 2 unsigned.
CREATE TABLE request_journal (
  account TEXT NOT NULL,
  last TEXT NOT NULL,
  kind INTEGER NOT NULL,
  first TEXT NOT NULL,
  count INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (account, last, kind)
) STRICT;
CREATE INDEX request_journal_by_id ON request_journal (last, account, kind);
-- Holds all that is asked when the oldest are dropped.
CREATE INDEX request_journal_by_kind ON request_journal (kind, last, count, bytes);

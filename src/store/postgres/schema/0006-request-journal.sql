-- oldest: 1

-- Requests of the last hours, many in a row. A kind is a number: 0 done, 1 refused, 2 unsigned.
CREATE TABLE tagplane.request_journal (
  account text COLLATE "C" NOT NULL,
  last text COLLATE "C" NOT NULL,
  kind smallint NOT NULL,
  first text COLLATE "C" NOT NULL,
  count integer NOT NULL,
  bytes integer NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (account, last, kind)
);
CREATE INDEX request_journal_by_id ON tagplane.request_journal (last, account, kind);
-- Holds all that is asked when the oldest are dropped.
CREATE INDEX request_journal_by_kind ON tagplane.request_journal (kind, last, count, bytes);

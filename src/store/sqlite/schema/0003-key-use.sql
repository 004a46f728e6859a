-- When an access key was used last.
CREATE TABLE access_key_use (
  account TEXT NOT NULL,
  key_id TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (account, key_id)
) STRICT, WITHOUT ROWID;

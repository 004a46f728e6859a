-- The data key (wrapped) and the id of the root access key.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- version: moves with every change of configuration, policies and access keys of the account.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_key (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  principal TEXT NOT NULL,
  sealed TEXT NOT NULL,
  status TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE config (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, kind, name)
) STRICT, WITHOUT ROWID;

-- One row per resource, its tags packed. region is empty unless the type is regional; home serves listings.
-- Postings name a resource by home, type and id: the key finds it by type and id.
CREATE TABLE resource (
  account TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  region TEXT NOT NULL,
  home TEXT NOT NULL,
  version INTEGER NOT NULL,
  tags TEXT NOT NULL,
  last_change TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (account, type, id, region)
) STRICT;

-- The inverted index. A posting is a hint: written with the tag, deleted some time after it, so readers look
-- at the resource's row. An empty key says that the resource carries some tag, which serves listings.
CREATE TABLE posting (
  account TEXT NOT NULL,
  home TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (account, home, key, value, type, id)
) STRICT, WITHOUT ROWID;

-- Tags that lost their last posting, until they leave the lists of keys and values.
CREATE TABLE lingering (
  account TEXT NOT NULL,
  home TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  due INTEGER NOT NULL,
  PRIMARY KEY (account, home, key, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX lingering_due ON lingering (due);

-- One row per writing call; doc holds what it did to each resource.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  status TEXT NOT NULL,
  header TEXT NOT NULL,
  doc TEXT NOT NULL,
  UNIQUE (account, id)
) STRICT;

-- Changes whose postings are still to be deleted.
CREATE TABLE unindexed (
  change INTEGER PRIMARY KEY,
  postings INTEGER NOT NULL
) STRICT;

CREATE TABLE idempotency (
  account TEXT NOT NULL,
  operation TEXT NOT NULL,
  token_hash BLOB NOT NULL,
  parameters_hash BLOB NOT NULL,
  change TEXT NOT NULL,
  expires INTEGER NOT NULL,
  PRIMARY KEY (account, operation, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_expires ON idempotency (expires);

-- Used nonces, 8 bytes each, one row per commit group and 30 minutes of signed time.
CREATE TABLE nonce (
  seq INTEGER PRIMARY KEY,
  slot INTEGER NOT NULL,
  hashes BLOB NOT NULL
) STRICT;
CREATE INDEX nonce_slot ON nonce (slot);

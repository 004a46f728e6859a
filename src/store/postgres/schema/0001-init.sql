-- Every column that is compared or ordered is in the order of bytes, whatever the database's own collation is.
-- The account leads every key but that of access_key, so that accounts can be spread over machines.

-- One row. A program of version `oldest` or later can use this schema.
CREATE TABLE tagplane.schema_version (
  version integer PRIMARY KEY,
  oldest integer NOT NULL
);

-- The data key (wrapped) and the id of the root access key.
CREATE TABLE tagplane.meta (
  name text COLLATE "C" PRIMARY KEY,
  value text NOT NULL
);

-- version: moves with every change of configuration, policies and access keys of the account.
CREATE TABLE tagplane.account (
  id text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  created bigint NOT NULL
);

-- A revoked key keeps its row, without its secret.
CREATE TABLE tagplane.access_key (
  id text COLLATE "C" PRIMARY KEY,
  account text COLLATE "C" NOT NULL,
  principal text NOT NULL,
  sealed text NOT NULL,
  status text NOT NULL,
  created bigint NOT NULL
);

-- value: JSON as it was given; null for a deleted document.
CREATE TABLE tagplane.config (
  account text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  value text,
  PRIMARY KEY (account, kind, name)
);

-- One row per resource. region is empty unless the type is regional; home serves listings. tags: a key's value
-- and, unless it is `own`, its origin, {"key": ["value", "origin"]}. Version 0 stands for a resource that a writing
-- call has named and that is not there: calls on one absence wait for each other, as those on a resource do.
-- What every change moves (version, changed_at) is in no index, so that an update stays on its page.
CREATE TABLE tagplane.resource (
  account text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  home text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  tagged boolean NOT NULL,
  tags jsonb NOT NULL,
  last_change text NOT NULL,
  changed_at bigint NOT NULL,
  absent_since bigint,
  PRIMARY KEY (account, type, id, region)
) WITH (fillfactor = 80);
CREATE INDEX resource_listed ON tagplane.resource (account, home, type, id) WHERE tagged;
CREATE INDEX resource_absent ON tagplane.resource (account, absent_since) WHERE absent_since IS NOT NULL;

-- The inverted index, written with the tags. A resource's row is locked before its postings are touched. No key is
-- empty: the condition of the index only keeps it out of statements that go by resource, which a planner without
-- figures may otherwise send through it.
CREATE TABLE tagplane.posting (
  account text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  home text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (account, type, id, home, key)
);
CREATE INDEX posting_of_tag ON tagplane.posting (account, home, key, value, type, id) WHERE key <> '';

-- Tags that a resource has lost, until `due`. What is still on some resource is in `posting` as well.
CREATE TABLE tagplane.lingering (
  account text COLLATE "C" NOT NULL,
  home text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  due bigint NOT NULL,
  PRIMARY KEY (account, home, key, value)
);
CREATE INDEX lingering_due ON tagplane.lingering (account, due);

-- One row per writing call; header and doc are JSON, doc holds what the call did to each resource.
CREATE TABLE tagplane.change (
  account text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  status text NOT NULL,
  header text NOT NULL,
  doc text NOT NULL,
  PRIMARY KEY (account, id)
);

CREATE TABLE tagplane.idempotency (
  account text COLLATE "C" NOT NULL,
  operation text COLLATE "C" NOT NULL,
  token_hash bytea NOT NULL,
  parameters_hash bytea NOT NULL,
  change text NOT NULL,
  expires bigint NOT NULL,
  PRIMARY KEY (account, operation, token_hash)
);
CREATE INDEX idempotency_expires ON tagplane.idempotency (account, expires);

-- Used nonces of calls that were carried out, per half hour of signed time. claim: the call, where no
-- change names it.
CREATE TABLE tagplane.nonce (
  account text COLLATE "C" NOT NULL,
  slot bigint NOT NULL,
  hash bytea NOT NULL,
  claim text,
  PRIMARY KEY (account, slot, hash)
);

-- Who does a job that one node at a time may do. fence: higher for each new holder.
CREATE TABLE tagplane.lease (
  name text COLLATE "C" PRIMARY KEY,
  owner text NOT NULL,
  until bigint NOT NULL,
  fence bigint NOT NULL
);

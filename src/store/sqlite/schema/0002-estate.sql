-- One row per resource of the estate, its tags packed and last, so that what is long does not stand before what is short.
-- home: the region under which it is listed; region: the same, or empty unless the type is regional. grp: its resource
-- group, empty for the default one.
CREATE TABLE estate (
  account TEXT NOT NULL,
  home TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  region TEXT NOT NULL,
  version INTEGER NOT NULL,
  grp TEXT NOT NULL,
  registered_by TEXT NOT NULL,
  registered_at INTEGER NOT NULL,
  last_change TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_by TEXT NOT NULL,
  tags TEXT NOT NULL
) STRICT;

INSERT INTO estate
SELECT account, home, type, id, region, version, '', 'tagging', changed_at, last_change, changed_at, '', '', tags
FROM resource ORDER BY rowid;

DROP TABLE resource;
ALTER TABLE estate RENAME TO resource;

-- A regional resource is named with its home, another one by type and id alone.
CREATE UNIQUE INDEX resource_named ON resource (account, home, type, id, region);
CREATE UNIQUE INDEX resource_global ON resource (account, type, id) WHERE region = '';
CREATE INDEX resource_grouped ON resource (account, grp, home, type, id);
CREATE INDEX resource_registered ON resource (account, registered_at, home, type, id, region);

-- Resources without a custom tag. That of one which has just lost its last may still be missing: its change is then in
-- `unindexed`.
CREATE TABLE untagged (
  account TEXT NOT NULL,
  home TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  region TEXT NOT NULL,
  PRIMARY KEY (account, home, type, id, region)
) STRICT, WITHOUT ROWID;
INSERT INTO untagged
SELECT account, home, type, id, region FROM resource
WHERE NOT EXISTS (SELECT 1 FROM json_each(tags) t WHERE t.value ->> 0 NOT LIKE 'acs:%' AND t.value ->> 0 NOT LIKE 'aliyun%')
ORDER BY 1, 2, 3, 4, 5;

-- What is long of a resource and seldom read, where there is any: arrays of [kind, region, type, id] and of [name, value].
CREATE TABLE resource_detail (
  account TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  region TEXT NOT NULL,
  relations TEXT NOT NULL,
  attributes TEXT NOT NULL,
  PRIMARY KEY (account, type, id, region)
) STRICT, WITHOUT ROWID;

-- Resources that were taken out of the estate: where the history of one goes on that comes back.
CREATE TABLE deregistered (
  account TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  region TEXT NOT NULL,
  version INTEGER NOT NULL,
  last_change TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (account, type, id, region)
) STRICT, WITHOUT ROWID;

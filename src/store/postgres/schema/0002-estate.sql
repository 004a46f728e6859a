-- oldest: 1

-- What is known of a resource beside its tags. One that has left the estate keeps its row, with its version, its latest
-- change and no home: programs made for schema 1 take it for the resource of another home, and touch it as little.
-- relations and attributes: JSON, [[kind, region, type, id], …] in the order given and [[name, value], …] in that of the names.
-- registered_at: null until the row is in `registration`, as of resources that a program made for schema 1 has registered.
-- custom: whether it carries a custom tag; such a program leaves it as it is, so whoever looks for those without looks at the tags.
ALTER TABLE tagplane.resource
  ADD COLUMN name text NOT NULL DEFAULT '',
  ADD COLUMN grp text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN created_by text NOT NULL DEFAULT '',
  ADD COLUMN relations text NOT NULL DEFAULT '[]',
  ADD COLUMN attributes text NOT NULL DEFAULT '[]',
  ADD COLUMN registered_by text NOT NULL DEFAULT 'tagging',
  ADD COLUMN registered_at bigint,
  ADD COLUMN custom boolean NOT NULL DEFAULT true;

-- Where a resource of the estate is found by what its tags do not move; written with its row, which says the same. In a table
-- of its own, so that the first and the last tag, which move the row in all its indexes, do not move it in these.
CREATE TABLE tagplane.registration (
  account text COLLATE "C" NOT NULL,
  home text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  grp text COLLATE "C" NOT NULL,
  registered_at bigint NOT NULL,
  PRIMARY KEY (account, home, type, id, region)
);
CREATE INDEX registration_of_group ON tagplane.registration (account, grp, home, type, id);
CREATE INDEX registration_at ON tagplane.registration (account, registered_at, home, type, id);

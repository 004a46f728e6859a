-- oldest: 1

-- When an access key was used last.
CREATE TABLE tagplane.access_key_use (
  account text COLLATE "C" NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  used_at bigint NOT NULL,
  PRIMARY KEY (account, key_id)
);

-- What nodes have got of an account's rate in the latest second that any of them has asked for; wanted: by all of
-- them, also in the second before; latest: what the last one of them has got.
CREATE TABLE tagplane.rate_share (
  account text COLLATE "C" NOT NULL,
  api text COLLATE "C" NOT NULL,
  second bigint NOT NULL,
  wanted bigint NOT NULL,
  wanted_before bigint NOT NULL,
  granted bigint NOT NULL,
  latest bigint NOT NULL,
  PRIMARY KEY (account, api)
) WITH (fillfactor = 50);

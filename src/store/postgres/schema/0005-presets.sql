-- oldest: 1

-- What is planned to be put on resources, and stays whether or not one carries it. Values of a key only where the key is.
-- Whoever writes here holds the account's row.
CREATE TABLE tagplane.preset_key (
  account text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  description text NOT NULL,
  PRIMARY KEY (account, key)
);
CREATE TABLE tagplane.preset_value (
  account text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  description text NOT NULL,
  PRIMARY KEY (account, key, value)
);

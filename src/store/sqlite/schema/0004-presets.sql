-- What is planned to be put on resources, and stays whether or not one carries it. Values of a key only where the key is.
CREATE TABLE preset_key (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE preset_value (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (account, key, value)
) STRICT, WITHOUT ROWID;

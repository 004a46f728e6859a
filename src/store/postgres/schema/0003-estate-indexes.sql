-- oldest: 1
-- Apart from the columns, so that nobody who reads waits for these.

CREATE INDEX resource_untagged ON tagplane.resource (account, home, type, id)
  WHERE home <> '' AND NOT (tagged AND custom);
-- What is not in `registration` yet.
CREATE INDEX resource_unregistered ON tagplane.resource (account, type, id, region)
  WHERE home <> '' AND registered_at IS NULL;

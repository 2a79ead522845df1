-- From each day on which the targets of a yearly duty change: the last day that counts for it. Versions recorded before
-- this table have that day in `indicators.until`, the same for all situation dates.
CREATE TABLE duty_ends (
    version   INTEGER NOT NULL,
    indicator VARCHAR NOT NULL,
    since     DATE NOT NULL,
    until     DATE NOT NULL,
    PRIMARY KEY (version, indicator, since)
);

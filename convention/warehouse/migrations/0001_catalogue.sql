-- Every version of the catalogue as it was loaded; the newest one recorded by a reading date is in force then.
CREATE TABLE catalogue_versions (
    version     INTEGER PRIMARY KEY,
    recorded_at TIMESTAMP NOT NULL,
    sha256      VARCHAR NOT NULL
);

CREATE TABLE catalogue_files (
    version INTEGER NOT NULL,
    name    VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    PRIMARY KEY (version, name)
);

-- What the queries need to know of an indicator; everything else is in its file. `parts`: the territories that make
-- up a total. `since`: the day from which increments and yearly duties count.
CREATE TABLE indicators (
    version     INTEGER NOT NULL,
    indicator   VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    aggregation VARCHAR NOT NULL,
    parts       VARCHAR[] NOT NULL,
    since       DATE NOT NULL,
    PRIMARY KEY (version, indicator)
);

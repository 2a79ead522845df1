CREATE TYPE territory AS ENUM ('paris', 'seine_saint_denis', 'common');
CREATE TYPE grain AS ENUM ('day', 'month', 'quarter', 'half_year', 'year', 'school_year');
CREATE TYPE observation_status AS ENUM (
    'final', 'provisional', 'estimated', 'unavailable', 'confidential', 'not_applicable'
);
CREATE TYPE deposit_event AS ENUM ('recorded', 'withdrawn', 'restored');

CREATE TABLE deposits (
    deposit_id   BIGINT PRIMARY KEY,
    file_name    VARCHAR NOT NULL,
    sha256       VARCHAR NOT NULL,
    content      BLOB NOT NULL,
    depositor    VARCHAR NOT NULL,
    recorded_at  TIMESTAMP NOT NULL,
    reader       VARCHAR NOT NULL,
    observations BIGINT NOT NULL,
    cells        BIGINT NOT NULL,
    not_data     BIGINT NOT NULL
);

-- A deposit counts, as of a date, when its last event by then is not a withdrawal.
CREATE TABLE deposit_events (
    event_id   BIGINT PRIMARY KEY,
    deposit_id BIGINT NOT NULL REFERENCES deposits (deposit_id),
    event      deposit_event NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person     VARCHAR NOT NULL,
    reason     VARCHAR NOT NULL
);

CREATE TABLE findings (
    deposit_id BIGINT NOT NULL REFERENCES deposits (deposit_id),
    position   INTEGER NOT NULL,
    code       VARCHAR NOT NULL,
    sheet      VARCHAR NOT NULL,
    cell       VARCHAR NOT NULL,
    read       VARCHAR NOT NULL,
    expected   VARCHAR NOT NULL,
    hint       VARCHAR NOT NULL,
    details    VARCHAR NOT NULL
);

-- Append-only. `value` is NULL exactly when the status says that there is none.
CREATE TABLE observations (
    observation_id BIGINT NOT NULL,
    deposit_id     BIGINT NOT NULL,
    indicator      VARCHAR NOT NULL,
    territory      territory NOT NULL,
    period_start   DATE NOT NULL,
    period_end     DATE NOT NULL,
    grain          grain NOT NULL,
    value          DECIMAL(18, 6),
    numerator      DECIMAL(18, 6),
    denominator    DECIMAL(18, 6),
    status         observation_status NOT NULL,
    source         VARCHAR NOT NULL,
    comment        VARCHAR NOT NULL,
    sheet          VARCHAR NOT NULL,
    cell           VARCHAR NOT NULL,
    text           VARCHAR NOT NULL,
    reason         VARCHAR NOT NULL,
    CHECK (period_start <= period_end),
    CHECK ((value IS NULL) = (status IN ('unavailable', 'confidential', 'not_applicable')))
);

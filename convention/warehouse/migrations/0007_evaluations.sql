-- What people write in the yearly evaluations. Append-only: the last record under a criterion of a year is in force.
CREATE TABLE evaluation_texts (
    record_id   BIGINT PRIMARY KEY,
    year        INTEGER NOT NULL,
    criterion   VARCHAR NOT NULL,
    text        VARCHAR NOT NULL,
    author      VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

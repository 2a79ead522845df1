-- The shared log (PostgreSQL) before it has any table of the base. `mark`: what a writer recognises its own commit by.
CREATE SCHEMA convention;
CREATE TABLE convention.log_state (
    log_id text NOT NULL,
    epoch  integer NOT NULL
);
CREATE TABLE convention.commits (
    seq    bigint PRIMARY KEY,
    mark   text NOT NULL UNIQUE,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    tables text[] NOT NULL
);

-- What was erased of a deposit, for holding personal data by mistake: the file and the texts read from it; of its
-- values, all or nothing. The deposit itself, its digest and its events stay.
CREATE TABLE erasures (
    erasure_id   BIGINT PRIMARY KEY,
    deposit_id   BIGINT NOT NULL,
    figures_kept BOOLEAN NOT NULL,
    reason       VARCHAR NOT NULL CHECK (reason <> ''),
    person       VARCHAR NOT NULL CHECK (person <> ''),
    recorded_at  TIMESTAMP NOT NULL
);

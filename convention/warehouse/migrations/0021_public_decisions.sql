-- Whether a decision is meant for the public; the last record counts. It may be said after the meeting is frozen.
CREATE TABLE decision_publications (
    record_id   BIGINT PRIMARY KEY,
    decision_id BIGINT NOT NULL,
    public      BOOLEAN NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL CHECK (person <> '')
);

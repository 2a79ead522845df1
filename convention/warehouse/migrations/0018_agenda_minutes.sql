-- Minutes allotted to a topic of a meeting's agenda; the last record counts. `topic`: as the agenda names it.
CREATE TABLE agenda_minutes (
    record_id   BIGINT PRIMARY KEY,
    meeting_id  BIGINT NOT NULL,
    topic       VARCHAR NOT NULL,
    minutes     INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 240),
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

-- An amendment recorded by mistake is withdrawn, and may be restored; each makes a new version of the catalogue.
CREATE TYPE amendment_event AS ENUM ('withdrawn', 'restored');

CREATE TABLE amendment_events (
    event_id     BIGINT PRIMARY KEY,
    version      INTEGER NOT NULL REFERENCES amendments (version),
    event        amendment_event NOT NULL,
    made_version INTEGER NOT NULL,
    recorded_at  TIMESTAMP NOT NULL,
    person       VARCHAR NOT NULL,
    reason       VARCHAR NOT NULL
);

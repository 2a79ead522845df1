-- The text of an amendment before it is in force: as the technical committee proposes it, and the steps it then takes.
-- `files`: rows for the catalogue's files, as CSV text; `since`: the day foreseen for its effect.
CREATE TYPE amendment_step AS ENUM ('validated', 'approved_paris', 'approved_seine_saint_denis', 'dropped');

CREATE TABLE amendment_proposals (
    proposal_id INTEGER PRIMARY KEY,
    reference   VARCHAR NOT NULL CHECK (reference <> ''),
    proposed_on DATE NOT NULL,
    since       DATE NOT NULL,
    files       JSON NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

-- `version`: that of the catalogue which the last approval made; none for any other step.
CREATE TABLE amendment_steps (
    event_id    BIGINT PRIMARY KEY,
    proposal_id INTEGER NOT NULL REFERENCES amendment_proposals (proposal_id),
    step        amendment_step NOT NULL,
    day         DATE NOT NULL,
    note        VARCHAR NOT NULL,
    version     INTEGER,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

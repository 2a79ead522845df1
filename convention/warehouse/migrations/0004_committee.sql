-- The committee's records. Append-only: of several records of one thing the last one by a reading date is in force.
CREATE TYPE committee AS ENUM ('technical', 'steering');
CREATE TYPE outlook AS ENUM ('sunny', 'cloudy', 'rainy', 'stormy');
CREATE TYPE decision_state AS ENUM ('open', 'done', 'dropped');
CREATE TYPE agenda_edit AS ENUM ('added', 'moved', 'dropped', 'taken_back');

CREATE TABLE meeting_records (
    record_id    BIGINT PRIMARY KEY,
    meeting_id   BIGINT NOT NULL,
    committee    committee NOT NULL,
    day          DATE NOT NULL,
    place        VARCHAR NOT NULL,
    participants VARCHAR[] NOT NULL,
    situation    DATE NOT NULL,
    notes        VARCHAR NOT NULL,
    recorded_at  TIMESTAMP NOT NULL,
    person       VARCHAR NOT NULL
);

-- What a meeting knew: once, for ever.
CREATE TABLE meeting_freezes (
    meeting_id        BIGINT PRIMARY KEY,
    as_of             TIMESTAMP NOT NULL,
    catalogue_version INTEGER NOT NULL,
    person            VARCHAR NOT NULL
);

CREATE TABLE agenda_edits (
    edit_id     BIGINT PRIMARY KEY,
    meeting_id  BIGINT NOT NULL,
    key         VARCHAR NOT NULL,
    edit        agenda_edit NOT NULL,
    text        VARCHAR NOT NULL,
    action      VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

CREATE TABLE narratives (
    narrative_id BIGINT PRIMARY KEY,
    action       VARCHAR NOT NULL,
    text         VARCHAR NOT NULL,
    outlook      outlook NOT NULL,
    risks        VARCHAR NOT NULL,
    next_steps   VARCHAR NOT NULL,
    author       VARCHAR NOT NULL,
    meeting_id   BIGINT,
    recorded_at  TIMESTAMP NOT NULL
);

CREATE TABLE decision_records (
    record_id   BIGINT PRIMARY KEY,
    decision_id BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    action      VARCHAR,
    text        VARCHAR NOT NULL,
    owner       VARCHAR NOT NULL,
    due         DATE,
    state       decision_state NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

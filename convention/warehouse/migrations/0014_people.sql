-- People as a sign-in names them, their rights, and the journal of acts; a change of any is a new row.
CREATE TYPE person_role AS ENUM ('reader', 'depositor', 'validator', 'secretary', 'administrator');
CREATE TYPE grant_event AS ENUM ('granted', 'revoked');

CREATE TABLE people (
    record_id   BIGINT PRIMARY KEY,
    issuer      VARCHAR NOT NULL CHECK (issuer <> ''),
    subject     VARCHAR NOT NULL CHECK (subject <> ''),
    name        VARCHAR NOT NULL CHECK (name <> ''),
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

-- Without territory: both. Without service: all.
CREATE TABLE grant_events (
    event_id    BIGINT PRIMARY KEY,
    issuer      VARCHAR NOT NULL,
    subject     VARCHAR NOT NULL,
    role        person_role NOT NULL,
    territory   territory CHECK (territory <> 'common'),
    service     VARCHAR CHECK (service <> ''),
    event       grant_event NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

-- Without issuer and subject: declared by whoever sat at the machine.
CREATE TABLE acts (
    number      BIGINT PRIMARY KEY,
    recorded_at TIMESTAMP NOT NULL,
    issuer      VARCHAR NOT NULL,
    subject     VARCHAR NOT NULL,
    person      VARCHAR NOT NULL,
    act         VARCHAR NOT NULL,
    target      VARCHAR NOT NULL,
    before      VARCHAR NOT NULL,
    digest      VARCHAR NOT NULL
);

-- Collection rounds: what was asked, to whom letters went, and the answers that are no value. What was asked never changes.
CREATE TYPE letter AS ENUM ('opening', 'fortnight_before', 'three_days_before', 'two_days_after');

CREATE TABLE rounds (
    round_id    INTEGER PRIMARY KEY,
    situation   DATE NOT NULL,
    due         DATE NOT NULL,
    meeting_id  INTEGER,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

CREATE TABLE round_lines (
    round_id     INTEGER NOT NULL,
    line         INTEGER NOT NULL,
    indicator    VARCHAR NOT NULL,
    territory    territory NOT NULL,
    period_start DATE,
    period_end   DATE,
    grain        grain,
    service      VARCHAR NOT NULL CHECK (service <> ''),
    PRIMARY KEY (round_id, line)
);

CREATE TABLE round_answers (
    answer_id   INTEGER PRIMARY KEY,
    round_id    INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    reason      VARCHAR NOT NULL CHECK (reason <> ''),
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

CREATE TABLE round_letters (
    letter_id   INTEGER PRIMARY KEY,
    round_id    INTEGER NOT NULL,
    service     VARCHAR NOT NULL,
    letter      letter NOT NULL,
    address     VARCHAR NOT NULL,
    failed      BOOLEAN NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL
);

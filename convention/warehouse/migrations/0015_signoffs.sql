-- The word of one side on a value, by the observation that said it first: a confirmation keeps it, a correction is
-- another observation. The last word of a side counts. Without issuer and subject: declared.
CREATE TYPE signoff_word AS ENUM ('validated', 'contested');

CREATE TABLE signoffs (
    signoff_id     BIGINT PRIMARY KEY,
    observation_id BIGINT NOT NULL,
    side           territory NOT NULL CHECK (side <> 'common'),
    word           signoff_word NOT NULL,
    reason         VARCHAR NOT NULL CHECK (word <> 'contested' OR reason <> ''),
    issuer         VARCHAR NOT NULL,
    subject        VARCHAR NOT NULL,
    person         VARCHAR NOT NULL CHECK (person <> ''),
    recorded_at    TIMESTAMP NOT NULL
);

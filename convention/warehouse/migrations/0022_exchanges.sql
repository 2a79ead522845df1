-- Exchanges on the topics of the annex, and the yearly survey of each side. Append-only: the last record of an exchange,
-- and of a side in a year, is in force. `topic`: as the annex titles it.
CREATE TYPE exchange_stage AS ENUM ('planned', 'held', 'adopted', 'called_off');

CREATE TABLE exchange_records (
    record_id   BIGINT PRIMARY KEY,
    exchange_id BIGINT NOT NULL,
    topic       VARCHAR NOT NULL,
    stage       exchange_stage NOT NULL,
    day         DATE NOT NULL,
    who         VARCHAR NOT NULL,
    document    VARCHAR NOT NULL CHECK (stage <> 'adopted' OR document <> ''),
    link        VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL CHECK (person <> '')
);

-- `answers`: a word of the scale for each question, in their order.
CREATE TABLE survey_sheets (
    record_id   BIGINT PRIMARY KEY,
    year        INTEGER NOT NULL,
    side        territory NOT NULL CHECK (side <> 'common'),
    answers     VARCHAR[] NOT NULL CHECK (len(answers) = 5),
    comment     VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL CHECK (person <> '')
);

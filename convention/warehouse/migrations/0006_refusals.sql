-- Files refused for holding personal data: of the file itself nothing but its hash and its sizes.
CREATE TABLE refusals (
    refusal_id  BIGINT PRIMARY KEY,
    sha256      VARCHAR NOT NULL,
    size        BIGINT NOT NULL,
    cells       BIGINT NOT NULL,
    person      VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

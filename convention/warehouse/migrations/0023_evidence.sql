-- Evidence of a value (by the observation that said it first) or of a decision: a file or an address. A piece that was
-- attached by mistake is taken back; it is shown no more.
CREATE TABLE evidence (
    piece_id       BIGINT PRIMARY KEY,
    observation_id BIGINT,
    decision_id    BIGINT,
    title          VARCHAR NOT NULL CHECK (title <> ''),
    link           VARCHAR NOT NULL,
    file_name      VARCHAR NOT NULL,
    sha256         VARCHAR NOT NULL,
    content        BLOB NOT NULL,
    compression    VARCHAR NOT NULL,
    size           BIGINT NOT NULL,
    public         BOOLEAN NOT NULL CHECK (NOT public OR link <> ''),
    recorded_at    TIMESTAMP NOT NULL,
    person         VARCHAR NOT NULL CHECK (person <> ''),
    CHECK ((observation_id IS NULL) <> (decision_id IS NULL)),
    CHECK ((link = '') <> (size = 0))
);

CREATE TABLE evidence_removals (
    piece_id    BIGINT PRIMARY KEY,
    reason      VARCHAR NOT NULL CHECK (reason <> ''),
    recorded_at TIMESTAMP NOT NULL,
    person      VARCHAR NOT NULL CHECK (person <> '')
);

-- The figures that a meeting showed when it was frozen, in their exact written form: the program's rules may change.
CREATE TABLE meeting_figures (
    meeting_id BIGINT PRIMARY KEY,
    digest     VARCHAR NOT NULL,
    figures    JSON NOT NULL
);

-- A cell is its column and its row, `D` and `17`: a million addresses are a million texts, their rows are numbers. What
-- is no address stands whole in the column, without a row.
CREATE TABLE placed_observations (
    observation_id BIGINT NOT NULL,
    deposit_id     BIGINT NOT NULL,
    indicator      VARCHAR NOT NULL,
    territory      territory NOT NULL,
    period_start   DATE NOT NULL,
    period_end     DATE NOT NULL,
    grain          grain NOT NULL,
    value          DECIMAL(18, 6),
    numerator      DECIMAL(18, 6),
    denominator    DECIMAL(18, 6),
    status         observation_status NOT NULL,
    source         VARCHAR NOT NULL,
    comment        VARCHAR NOT NULL,
    sheet          VARCHAR NOT NULL,
    cell_column    VARCHAR NOT NULL,
    cell_row       INTEGER,
    text           VARCHAR NOT NULL,
    reason         VARCHAR NOT NULL,
    CHECK (period_start <= period_end),
    CHECK ((value IS NULL) = (status IN ('unavailable', 'confidential', 'not_applicable')))
);

INSERT INTO placed_observations BY NAME
SELECT
    * EXCLUDE (cell),
    CASE WHEN regexp_full_match(cell, '[A-Z]{1,3}[1-9][0-9]{0,8}')
        THEN regexp_extract(cell, '^[A-Z]+') ELSE cell
    END AS cell_column,
    CASE WHEN regexp_full_match(cell, '[A-Z]{1,3}[1-9][0-9]{0,8}')
        THEN regexp_extract(cell, '[0-9]+$')::INTEGER
    END AS cell_row
FROM observations;

DROP TABLE observations;
ALTER TABLE placed_observations RENAME TO observations;

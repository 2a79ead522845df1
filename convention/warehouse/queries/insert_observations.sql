-- `row` keeps the order of the file, so that a later row of it is the later word.
INSERT INTO observations BY NAME
SELECT $first_id + row AS observation_id, $deposit_id AS deposit_id, * EXCLUDE (row)
FROM incoming_observations

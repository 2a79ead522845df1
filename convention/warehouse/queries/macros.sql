-- The deposits by what was recorded until a moment, and whether each counts: not withdrawn, or put back since.
CREATE OR REPLACE MACRO known_deposits(moment) AS TABLE
SELECT deposit_id, arg_max(event, event_id) <> 'withdrawn' AS active
FROM deposit_events
WHERE recorded_at <= moment
GROUP BY deposit_id;

-- Those of them that count.
CREATE OR REPLACE MACRO active_deposits(moment) AS TABLE
SELECT deposit_id FROM known_deposits(moment) WHERE active;

-- The last word of each side on a value, by what was recorded until a moment; `signer` empty where it was declared.
CREATE OR REPLACE MACRO signed(moment) AS TABLE
SELECT
    observation_id AS root, side, arg_max(word, signoff_id) AS word,
    arg_max(CASE WHEN issuer = '' THEN '' ELSE concat(issuer, ' ', subject) END, signoff_id) AS signer
FROM signoffs
WHERE recorded_at <= moment
GROUP BY observation_id, side;

-- The observations that are hidden from whom this connection reads for; none where the variable was never set.
CREATE OR REPLACE MACRO hidden_observations() AS TABLE
SELECT unnest(getvariable('hidden_observations')::BIGINT[]) AS observation_id;

-- The observations as they may be seen: of a hidden one only that it is confidential, and where it stands. Every query
-- whose rows leave the warehouse reads observations through this.
CREATE OR REPLACE MACRO seen_observations() AS TABLE
SELECT
    o.* REPLACE (
        CASE WHEN h.observation_id IS NULL THEN o.value END AS value,
        CASE WHEN h.observation_id IS NULL THEN o.numerator END AS numerator,
        CASE WHEN h.observation_id IS NULL THEN o.denominator END AS denominator,
        CASE WHEN h.observation_id IS NULL THEN o.status ELSE 'confidential' END AS status,
        CASE WHEN h.observation_id IS NULL THEN o.comment ELSE '' END AS comment,
        CASE WHEN h.observation_id IS NULL THEN o.text ELSE '' END AS text,
        CASE WHEN h.observation_id IS NULL THEN o.reason ELSE '' END AS reason
    )
FROM observations AS o
LEFT JOIN hidden_observations() AS h ON h.observation_id = o.observation_id;

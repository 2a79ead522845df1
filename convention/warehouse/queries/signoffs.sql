-- Every word said of what one observation states, newest first.
SELECT
    side::VARCHAR AS side, word::VARCHAR AS word,
    CASE WHEN observation_id IN (FROM hidden_observations()) THEN '' ELSE reason END AS reason, person, recorded_at,
    CASE WHEN issuer = '' THEN '' ELSE concat(issuer, ' ', subject) END AS signer
FROM signoffs
WHERE recorded_at <= $as_of
    AND observation_id = (
        SELECT coalesce(confirms, observation_id) FROM observations WHERE observation_id = $observation_id
    )
ORDER BY signoff_id DESC

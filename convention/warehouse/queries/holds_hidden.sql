-- Whether a deposit holds a value that is hidden from whom this connection reads for.
SELECT bool_or(observation_id IN (FROM hidden_observations()))
FROM observations
WHERE deposit_id = $deposit_id

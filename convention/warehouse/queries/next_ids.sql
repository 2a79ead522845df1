SELECT
    (SELECT coalesce(max(deposit_id), 0) + 1 FROM deposits) AS deposit_id,
    (SELECT coalesce(max(event_id), 0) + 1 FROM deposit_events) AS event_id,
    (SELECT coalesce(max(observation_id), 0) + 1 FROM observations) AS observation_id

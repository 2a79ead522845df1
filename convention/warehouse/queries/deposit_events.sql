-- All that happened to a deposit, oldest first.
SELECT event::VARCHAR AS event, recorded_at, person, reason
FROM deposit_events
WHERE deposit_id = $deposit_id
ORDER BY event_id

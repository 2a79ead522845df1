INSERT INTO amendment_events
SELECT coalesce(max(event_id), 0) + 1, $version, $event, $made_version, $at, $person, $reason
FROM amendment_events

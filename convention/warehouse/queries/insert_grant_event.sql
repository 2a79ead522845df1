INSERT INTO grant_events
SELECT coalesce(max(event_id), 0) + 1, $issuer, $subject, $role, $territory, $service, $event, $at, $person
FROM grant_events

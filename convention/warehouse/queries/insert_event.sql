INSERT INTO deposit_events (event_id, deposit_id, event, recorded_at, person, reason)
VALUES ($event_id, $deposit_id, $event, $at, $person, $reason)

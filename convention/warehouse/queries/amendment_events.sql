-- What happened to the amendments once recorded, oldest first.
SELECT version, event::VARCHAR AS event, recorded_at, person, reason FROM amendment_events ORDER BY event_id

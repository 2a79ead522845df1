-- The steps that proposed amendments had taken by $as_of, in the order in which they were recorded.
SELECT proposal_id, step::VARCHAR AS step, day, note, version, recorded_at, person
FROM amendment_steps
WHERE recorded_at <= $as_of
ORDER BY event_id

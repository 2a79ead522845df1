SELECT round_id, situation, due, meeting_id, recorded_at, person
FROM rounds
WHERE recorded_at <= $as_of
ORDER BY round_id

-- Every narrative recorded by $as_of, oldest first.
SELECT action, recorded_at, text, outlook::VARCHAR AS outlook, risks, next_steps, author, meeting_id
FROM narratives
WHERE recorded_at <= $as_of
ORDER BY narrative_id

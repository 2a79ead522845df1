-- The pieces of evidence recorded by $as_of and not taken back by then, oldest first; of a value that is hidden from
-- whom this connection reads for, none.
SELECT
    e.piece_id, e.observation_id, o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end,
    o.grain::VARCHAR AS grain, e.decision_id, e.title, e.link, e.file_name, e.size, e.sha256, e.public,
    e.recorded_at, e.person
FROM evidence AS e
LEFT JOIN observations AS o ON o.observation_id = e.observation_id
WHERE e.recorded_at <= $as_of
    AND NOT EXISTS (FROM evidence_removals AS r WHERE r.piece_id = e.piece_id AND r.recorded_at <= $as_of)
    AND (e.observation_id IS NULL OR e.observation_id NOT IN (FROM hidden_observations()))
ORDER BY e.piece_id

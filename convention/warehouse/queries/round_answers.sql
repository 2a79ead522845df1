-- The last answer to each line of a round.
SELECT
    l.indicator, l.territory::VARCHAR, l.period_start, l.period_end, l.grain::VARCHAR,
    arg_max(a.reason, a.answer_id) AS reason, arg_max(a.person, a.answer_id) AS person,
    max(a.recorded_at) AS recorded_at
FROM round_answers AS a JOIN round_lines AS l USING (round_id, line)
WHERE a.round_id = $round_id AND a.recorded_at <= $as_of
GROUP BY ALL
ORDER BY ALL

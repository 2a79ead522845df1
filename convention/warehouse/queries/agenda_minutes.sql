-- The minutes allotted to each topic of a meeting, as recorded by $as_of.
SELECT topic, arg_max(minutes, record_id) AS minutes
FROM agenda_minutes
WHERE meeting_id = $meeting_id AND recorded_at <= $as_of
GROUP BY topic

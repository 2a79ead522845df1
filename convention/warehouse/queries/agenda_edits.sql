-- The edits of a meeting's agenda recorded by $as_of, oldest first.
SELECT key, edit::VARCHAR AS edit, text, action, position
FROM agenda_edits
WHERE meeting_id = $meeting_id AND recorded_at <= $as_of
ORDER BY edit_id

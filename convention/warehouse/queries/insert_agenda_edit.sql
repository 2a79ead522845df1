INSERT INTO agenda_edits BY NAME
SELECT
    n.edit_id, $meeting_id AS meeting_id, coalesce($key, 'added:' || n.edit_id) AS key, $edit AS edit, $text AS text,
    $action AS action, $position AS position, $at AS recorded_at, $person AS person
FROM (SELECT coalesce(max(edit_id), 0) + 1 AS edit_id FROM agenda_edits) AS n

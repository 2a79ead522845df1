INSERT INTO agenda_minutes BY NAME
SELECT
    (SELECT coalesce(max(record_id), 0) + 1 FROM agenda_minutes) AS record_id,
    $meeting_id AS meeting_id, $topic AS topic, $minutes AS minutes, $at AS recorded_at, $person AS person

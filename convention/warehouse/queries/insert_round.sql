INSERT INTO rounds BY NAME
SELECT
    (SELECT coalesce(max(round_id), 0) + 1 FROM rounds) AS round_id, $situation AS situation, $due AS due,
    $meeting_id AS meeting_id, $at AS recorded_at, $person AS person
RETURNING round_id

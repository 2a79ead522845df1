INSERT INTO meeting_records BY NAME
SELECT
    (SELECT coalesce(max(record_id), 0) + 1 FROM meeting_records) AS record_id,
    coalesce($meeting_id, (SELECT coalesce(max(meeting_id), 0) + 1 FROM meeting_records)) AS meeting_id,
    $committee AS committee, $day AS day, $place AS place, $participants::VARCHAR[] AS participants,
    $situation AS situation, $notes AS notes, $at AS recorded_at, $person AS person
RETURNING meeting_id

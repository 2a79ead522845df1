INSERT INTO amendment_steps BY NAME
SELECT
    (SELECT coalesce(max(event_id), 0) + 1 FROM amendment_steps) AS event_id,
    $proposal_id AS proposal_id, $step AS step, $day AS day, $note AS note, $version AS version,
    $at AS recorded_at, $person AS person

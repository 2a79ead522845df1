INSERT INTO round_answers BY NAME
SELECT
    (SELECT coalesce(max(answer_id), 0) + 1 FROM round_answers) AS answer_id, $round_id AS round_id, $line AS line,
    $reason AS reason, $at AS recorded_at, $person AS person

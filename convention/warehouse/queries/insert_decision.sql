INSERT INTO decision_records BY NAME
SELECT
    (SELECT coalesce(max(record_id), 0) + 1 FROM decision_records) AS record_id,
    coalesce($decision_id, (SELECT coalesce(max(decision_id), 0) + 1 FROM decision_records)) AS decision_id,
    $meeting_id AS meeting_id, $action AS action, $text AS text, $owner AS owner, $due AS due, $state AS state,
    $at AS recorded_at, $person AS person
RETURNING decision_id

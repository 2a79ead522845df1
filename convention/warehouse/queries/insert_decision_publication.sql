INSERT INTO decision_publications BY NAME
SELECT
    (SELECT coalesce(max(record_id), 0) + 1 FROM decision_publications) AS record_id,
    $decision_id AS decision_id, $public AS public, $at AS recorded_at, $person AS person

INSERT INTO survey_sheets BY NAME
SELECT
    (SELECT coalesce(max(record_id), 0) + 1 FROM survey_sheets) AS record_id,
    $year AS year, $side AS side, $answers AS answers, $comment AS comment, $at AS recorded_at, $person AS person

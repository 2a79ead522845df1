-- insert_evaluation_text
INSERT INTO evaluation_texts BY NAME
SELECT
    (SELECT coalesce(max(record_id), 0) + 1 FROM evaluation_texts) AS record_id,
    $year AS year, $criterion AS criterion, $text AS text, $author AS author, $at AS recorded_at

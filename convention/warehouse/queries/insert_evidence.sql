INSERT INTO evidence BY NAME
SELECT
    (SELECT coalesce(max(piece_id), 0) + 1 FROM evidence) AS piece_id,
    $observation_id AS observation_id, $decision_id AS decision_id, $title AS title, $link AS link,
    $file_name AS file_name, $sha256 AS sha256, $content AS content, $compression AS compression, $size AS size,
    $public AS public, $at AS recorded_at, $person AS person
RETURNING piece_id

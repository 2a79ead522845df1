INSERT INTO exchange_records BY NAME
SELECT
    (SELECT coalesce(max(record_id), 0) + 1 FROM exchange_records) AS record_id,
    coalesce($exchange_id, (SELECT coalesce(max(exchange_id), 0) + 1 FROM exchange_records)) AS exchange_id,
    $topic AS topic, $stage AS stage, $day AS day, $who AS who, $document AS document, $link AS link,
    $at AS recorded_at, $person AS person
RETURNING exchange_id

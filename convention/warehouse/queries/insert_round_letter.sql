INSERT INTO round_letters BY NAME
SELECT
    (SELECT coalesce(max(letter_id), 0) + 1 FROM round_letters) AS letter_id, $round_id AS round_id,
    $service AS service, $letter AS letter, $address AS address, $failed AS failed, $at AS recorded_at, $person AS person

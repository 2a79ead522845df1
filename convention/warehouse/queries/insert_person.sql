INSERT INTO people
SELECT coalesce(max(record_id), 0) + 1, $issuer, $subject, $name, $at, $person FROM people

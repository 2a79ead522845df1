-- The letters of a round that left and whose sending did not fail afterwards.
SELECT service, letter::VARCHAR AS letter, address, recorded_at, person
FROM round_letters
WHERE round_id = $round_id
QUALIFY letter_id = max(letter_id) OVER (PARTITION BY service, letter) AND NOT failed
ORDER BY letter_id

UPDATE observations
SET value = NULL, numerator = NULL, denominator = NULL, status = 'unavailable'
WHERE deposit_id = $deposit_id AND value IS NOT NULL

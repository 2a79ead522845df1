-- Everybody under their last name.
SELECT issuer, subject, arg_max(name, record_id) AS name
FROM people
GROUP BY issuer, subject
ORDER BY name, issuer, subject

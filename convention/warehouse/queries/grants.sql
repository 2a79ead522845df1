-- The grants in force of one person.
SELECT role::VARCHAR AS role, territory::VARCHAR AS territory, service
FROM grant_events
WHERE issuer = $issuer AND subject = $subject
GROUP BY role, territory, service
HAVING arg_max(event, event_id) = 'granted'
ORDER BY role, territory, service

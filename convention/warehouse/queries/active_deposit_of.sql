-- The active deposit of the same bytes, if there is one.
SELECT d.deposit_id, d.file_name, d.depositor, d.recorded_at
FROM deposits AS d
JOIN deposit_events AS e USING (deposit_id)
WHERE d.sha256 = $sha256
GROUP BY ALL
HAVING arg_max(e.event, e.event_id) <> 'withdrawn'
LIMIT 1

-- The last event of a deposit, with the digest of its bytes.
SELECT arg_max(e.event, e.event_id)::VARCHAR AS event, d.sha256
FROM deposits AS d
JOIN deposit_events AS e USING (deposit_id)
WHERE d.deposit_id = $deposit_id
GROUP BY d.sha256

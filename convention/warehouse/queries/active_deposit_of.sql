-- The active deposit of the same bytes, if there is one.
SELECT d.deposit_id, d.file_name, d.depositor, d.recorded_at
FROM deposits AS d
SEMI JOIN active_deposits('infinity'::TIMESTAMP) USING (deposit_id)
WHERE d.sha256 = $sha256
LIMIT 1

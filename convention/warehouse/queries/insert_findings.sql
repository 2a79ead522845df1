INSERT INTO findings BY NAME SELECT $deposit_id AS deposit_id, * FROM incoming_findings

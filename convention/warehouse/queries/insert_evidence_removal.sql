INSERT INTO evidence_removals BY NAME
SELECT $piece_id AS piece_id, $reason AS reason, $at AS recorded_at, $person AS person

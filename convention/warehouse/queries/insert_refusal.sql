INSERT INTO refusals (refusal_id, sha256, size, cells, person, recorded_at)
SELECT coalesce(max(refusal_id), 0) + 1, $sha256, $size, $cells, $person, $at FROM refusals
RETURNING refusal_id

-- Every file refused for holding personal data, newest first.
SELECT refusal_id, sha256, size, cells, person, recorded_at FROM refusals ORDER BY refusal_id DESC

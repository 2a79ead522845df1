INSERT INTO erasures
SELECT coalesce(max(erasure_id), 0) + 1, $deposit_id, $figures_kept, $reason, $person, $at FROM erasures

SELECT deposit_id, figures_kept, reason, person, recorded_at FROM erasures ORDER BY erasure_id

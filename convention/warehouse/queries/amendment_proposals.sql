-- The texts of amendments proposed by $as_of, oldest first.
SELECT proposal_id, reference, proposed_on, since, files::VARCHAR AS files, recorded_at, person
FROM amendment_proposals
WHERE recorded_at <= $as_of
ORDER BY proposal_id

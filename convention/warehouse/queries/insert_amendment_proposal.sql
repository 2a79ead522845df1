INSERT INTO amendment_proposals BY NAME
SELECT
    (SELECT coalesce(max(proposal_id), 0) + 1 FROM amendment_proposals) AS proposal_id,
    $reference AS reference, $proposed_on AS proposed_on, $since AS since, $files AS files,
    $at AS recorded_at, $person AS person
RETURNING proposal_id

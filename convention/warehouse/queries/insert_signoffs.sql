INSERT INTO signoffs
SELECT
    (SELECT coalesce(max(signoff_id), 0) FROM signoffs) + row_number() OVER (), root, $side, $word, $reason, $issuer,
    $subject, $person, $at
FROM (SELECT unnest($roots::BIGINT[]) AS root)

UPDATE observations
SET
    text = '', comment = '', reason = '', sheet = '',
    source = CASE WHEN source = $demonstration THEN source ELSE '' END
WHERE deposit_id = $deposit_id

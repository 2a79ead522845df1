INSERT INTO acts (number, recorded_at, issuer, subject, person, act, target, before, digest)
VALUES ($number, $at, $issuer, $subject, $person, $act, $target, $before, $digest)

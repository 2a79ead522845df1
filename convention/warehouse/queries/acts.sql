SELECT number, recorded_at, issuer, subject, person, act, target, before, digest FROM acts ORDER BY number

SELECT number, digest FROM acts ORDER BY number DESC LIMIT 1

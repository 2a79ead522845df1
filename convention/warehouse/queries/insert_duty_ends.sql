INSERT INTO duty_ends BY NAME SELECT version, indicator, since::DATE AS since, until::DATE AS until FROM incoming_duty_ends

INSERT INTO convention.log_state (log_id, epoch) VALUES (%(log_id)s, %(epoch)s)

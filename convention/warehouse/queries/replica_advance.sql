UPDATE replica.position SET log_id = $log_id, epoch = $epoch, seq = $seq, mark = $mark

SELECT log_id, epoch, seq, mark FROM replica.position

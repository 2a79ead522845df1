SELECT content, compression, size FROM deposits WHERE deposit_id = $deposit_id

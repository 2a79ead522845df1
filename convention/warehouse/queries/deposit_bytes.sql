SELECT content FROM deposits WHERE deposit_id = $deposit_id

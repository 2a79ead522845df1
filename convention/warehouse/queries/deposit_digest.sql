SELECT sha256 FROM deposits WHERE deposit_id = $deposit_id

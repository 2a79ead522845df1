SELECT code, sheet, cell, read, expected, hint, details FROM findings WHERE deposit_id = $deposit_id ORDER BY position

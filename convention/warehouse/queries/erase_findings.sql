UPDATE findings SET sheet = '', read = '', expected = '', hint = '', details = '[]' WHERE deposit_id = $deposit_id

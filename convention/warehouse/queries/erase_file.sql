UPDATE deposits SET file_name = $name, content = ''::BLOB, compression = 'none' WHERE deposit_id = $deposit_id

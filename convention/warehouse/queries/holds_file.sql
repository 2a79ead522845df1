SELECT 1 FROM deposits WHERE sha256 = $sha256 AND octet_length(content) > 0 LIMIT 1

SELECT content, compression, size FROM evidence WHERE piece_id = $piece_id

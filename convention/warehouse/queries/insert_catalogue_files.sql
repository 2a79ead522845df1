INSERT INTO catalogue_files BY NAME SELECT * FROM incoming_files

-- A file is kept compressed where that makes it smaller; `size` counts its own bytes.
ALTER TABLE deposits ADD COLUMN compression VARCHAR DEFAULT 'none';
ALTER TABLE deposits ADD COLUMN size BIGINT;
UPDATE deposits SET size = octet_length(content);

-- The last day that counts for a yearly duty: the end of its due year; NULL where nothing ends.
ALTER TABLE indicators ADD COLUMN until DATE;

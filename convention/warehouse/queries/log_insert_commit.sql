INSERT INTO convention.commits (seq, mark, tables) VALUES (%(seq)s, %(mark)s, %(tables)s)

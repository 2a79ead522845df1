-- The commit with a mark, and the one with a number (PostgreSQL): what a writer, or a replica, asks to find its own.
SELECT seq, mark FROM convention.commits WHERE mark = %(mark)s OR seq = %(seq)s

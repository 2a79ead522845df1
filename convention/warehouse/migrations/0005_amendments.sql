-- Rows that an amendment adds to the catalogue's files or puts in the place of others, file by file, as CSV text.
CREATE TABLE amendments (
    version   INTEGER PRIMARY KEY,
    reference VARCHAR NOT NULL,
    day       DATE NOT NULL,
    person    VARCHAR NOT NULL,
    files     JSON NOT NULL
);

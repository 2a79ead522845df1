-- The files as the base keeps them; {columns} are those that the base's version has.
SELECT {columns} FROM deposits ORDER BY deposit_id

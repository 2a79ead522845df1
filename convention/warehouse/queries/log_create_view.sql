-- A view for analysts on the shared log (PostgreSQL): its name and text are put in by the program from `views/`.
CREATE VIEW analyses.{name} AS {text}

-- A view for analysts as a table of a file of its own: its name and text are put in by the program from `views/`.
CREATE TABLE analyses.{name} AS {text}

"""From a sheet to layouts: which cells are names, which are values, and which are not data."""

"""From sheets and layouts to columns of parsed values, each with the cell it comes from."""

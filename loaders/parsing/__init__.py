"""From the text of one cell to a number, a period or a status; pure functions that never guess."""

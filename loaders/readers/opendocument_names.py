"""The beginnings of the names of elements and attributes of an OpenDocument content."""

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE = (f"{_SPACE}{each}:1.0 " for each in ("office", "table", "text", "style"))
DRAWING = f"{_SPACE}drawing:1.0 "
NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0 "

"""Reading profiles: how a person told, once, to read a layout that is not recognised by itself."""

"""From the bytes of a foreign file to a Book: `loaders.workbooks.foreign_file.read_book`.

This file stays empty of imports: the child process that reads hostile files goes through it.
"""

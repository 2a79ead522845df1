"""Checks over the parsed values of a file: by themselves, among themselves, and against the base."""

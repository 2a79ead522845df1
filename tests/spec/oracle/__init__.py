"""A second judge: the rules of progress written again from the words of the method, importing nothing of the program's.

`histories` invents what is agreed and what is told, `rules` judges it on plain numbers and days, `compare` records the
same in a real base and holds the program's verdict against it. `python -m tests.spec.oracle --count 50000` runs many.
"""

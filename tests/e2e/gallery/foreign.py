"""A page that shows one table of texts from outside, handed over as JSON by the test that starts it."""

import json
import os

import pandas as pd

from pages.parts.tables import draw_facts, draw_table

texts = json.loads(os.environ["FOREIGN_TEXTS"])
draw_table(pd.DataFrame({"Texte": texts}), "Textes")
draw_facts({str(rank): text for rank, text in enumerate(texts)}, "Faits")

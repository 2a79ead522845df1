"""Yearly duties: the year up to which they count, which an amendment may move from a day on."""

from __future__ import annotations

from datetime import date

import pandas as pd

from convention.domain.catalogue import Catalogue, Kind


def duty_ends(catalogue: Catalogue, version: int) -> pd.DataFrame:
    """For each yearly duty, from each day on which its targets change: the last day of its last due year.

    Columns: version, indicator, since, until; `since` of the first row is the first day there is.
    """
    rows = []
    for indicator in (i for i in catalogue.indicators if i.kind is Kind.YEARLY):
        targets = catalogue.targets_of(indicator.code)
        for since in sorted({date.min, *(day for t in targets for day in (t.since, t.until) if day is not None)}):
            dues = [target.due for target in targets if target.in_force(since)]
            if dues:
                rows.append((version, indicator.code, since, date(max(dues).year, 12, 31)))
    return pd.DataFrame(rows, columns=["version", "indicator", "since", "until"], dtype=object)

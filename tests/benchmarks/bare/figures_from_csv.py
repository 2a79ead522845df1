"""The yardstick: a bare Streamlit page that rebuilds four Plotly Express charts from a CSV file at each run."""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

values = pd.read_csv(Path(os.environ["CONVENTION_DATA"]) / "values.csv", parse_dates=["day"])
st.title("Bare page")
for indicator, own in values.groupby("indicator"):
    st.plotly_chart(px.line(own, x="day", y="value", color="territory", title=str(indicator)), key=str(indicator))

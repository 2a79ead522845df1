"""A peer: the charts of a CSV file in Vizro. `python -m tests.benchmarks.peers.vizro_page values.csv PORT`."""

import sys

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
from vizro import Vizro
from vizro.models.types import capture

from tests.benchmarks.peers.figures import chart


def drawn(data_frame: pd.DataFrame) -> go.Figure:
    """The figure of one indicator; Vizro asks for this name of its parameter."""
    return chart(data_frame)


if __name__ == "__main__":
    values, captured = pd.read_csv(sys.argv[1], parse_dates=["day"]), capture("graph")(drawn)
    graphs = [vm.Graph(figure=captured(own)) for _, own in values.groupby("indicator")]
    built = Vizro().build(vm.Dashboard(pages=[vm.Page(title="first", components=graphs)]))
    built.run(host="127.0.0.1", port=int(sys.argv[2]), debug=False)

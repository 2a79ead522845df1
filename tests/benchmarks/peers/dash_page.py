"""A peer: the charts of a CSV file in a page of Dash. `python -m tests.benchmarks.peers.dash_page values.csv PORT`."""

import sys

from dash import Dash, dcc, html

from tests.benchmarks.peers.figures import charts


def _page() -> html.Div:
    return html.Div([html.H1("first"), *(dcc.Graph(figure=figure) for figure in charts(sys.argv[1]))])


if __name__ == "__main__":
    app = Dash(title="first")
    app.layout = _page
    app.run(host="127.0.0.1", port=int(sys.argv[2]), debug=False)

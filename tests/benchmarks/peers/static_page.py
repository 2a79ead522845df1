"""A yardstick: the charts of a CSV file in a page without application that carries all of Plotly.

`python -m tests.benchmarks.peers.static_page values.csv PORT`
"""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plotly.io import to_html
from plotly.offline import get_plotlyjs

from tests.benchmarks.peers.figures import charts

if __name__ == "__main__":
    folder = Path(sys.argv[1]).parent / "static"
    folder.mkdir(exist_ok=True)
    (folder / "plotly.min.js").write_text(get_plotlyjs(), encoding="utf-8")
    parts = [to_html(figure, include_plotlyjs=False, full_html=False) for figure in charts(sys.argv[1])]
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><script src="plotly.min.js"></script></head>'
    (folder / "index.html").write_text(f"{head}<body><h1>first</h1>{''.join(parts)}</body></html>", encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), handler).serve_forever()

"""`python -m tests.spec.oracle --count 50000`: judge so many random assessments twice, and tell every difference."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.spec.oracle.compare import disagreements
from tests.spec.oracle.compare_wholes import whole_disagreements
from tests.spec.oracle.histories import histories, situations
from tests.spec.oracle.wholes import situations_of, wholes

_TOGETHER, _WHOLES = 45, 15


def main() -> int:
    """Run until so many assessments were compared; 1 where any differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    asked = parser.parse_args()
    compared, seed, found, apart = 0, asked.seed, [], []
    while compared < asked.count:
        batch = histories(seed, _TOGETHER)
        together = wholes(seed, _WHOLES)
        with tempfile.TemporaryDirectory() as folder:
            found += list(disagreements(batch, Path(folder)))
            apart += list(whole_disagreements(together, Path(folder)))
        compared += sum(len(situations(history)) for history in batch)
        compared += 3 * sum(len(situations_of(whole)) for whole in together)
        seed += 1
    print(f"{compared} assessments compared, {len(found) + len(apart)} differ")
    kinds = Counter((d.history.kind, d.expected.status, d.found.status) for d in found)
    for (kind, expected, got), count in kinds.most_common():
        print(f"{count:6} {kind}: second judge {expected!r}, program {got!r}")
    for one in (*found[: asked.show], *apart[: asked.show]):
        print(one)
    return int(bool(found or apart))


if __name__ == "__main__":
    sys.exit(main())

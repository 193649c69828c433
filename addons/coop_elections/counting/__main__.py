"""``python3 path/to/counting BALLOTS.blt --rule scottish``, or ``python3 -m counting``."""

import importlib.util
import sys
from pathlib import Path


def _package():
    """Return the name of this package; load it first when its folder was run by itself."""
    if __package__:
        return __package__
    folder = Path(__file__).resolve().parent
    spec = importlib.util.spec_from_file_location(
        "coop_counting", folder.joinpath("__init__.py"), submodule_search_locations=[str(folder)]
    )
    sys.modules["coop_counting"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["coop_counting"])
    return "coop_counting"


if __name__ == "__main__":
    sys.exit(importlib.import_module(".cli", _package()).main())

"""``python3 path/to/envelope open ...``, or ``python3 -m envelope``."""

import importlib.util
import sys
from pathlib import Path

PACKAGES = "pyhpke shamir-mnemonic"
NEEDED = ("cryptography", "pyhpke", "shamir_mnemonic")


def _package():
    """Return the name of this package; load it first when its folder was run by itself."""
    if __package__:
        return __package__
    folder = Path(__file__).resolve().parent
    spec = importlib.util.spec_from_file_location(
        "coop_envelope", folder.joinpath("__init__.py"), submodule_search_locations=[str(folder)]
    )
    sys.modules["coop_envelope"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["coop_envelope"])
    return "coop_envelope"


def _main():
    try:
        cli = importlib.import_module(".cli", _package())
    except ModuleNotFoundError as missing:
        if missing.name not in NEEDED:
            raise
        print(f"{missing.name} is missing. Run: pip install {PACKAGES}", file=sys.stderr)
        return 2
    return cli.main()


if __name__ == "__main__":
    sys.exit(_main())

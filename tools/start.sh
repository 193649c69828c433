#!/bin/sh
# Starts `python -m tools` with a Python that can read it; says in words when there is none.
# PYTHON3=/its/path names one; otherwise the first of these that is 3.8 or later. Which Python
# Odoo itself runs with (3.10 to 3.13) is decided and said by tools/venv.py.
reads="import sys; sys.exit(sys.version_info < (3, 8))"
for python in ${PYTHON3:-python3 python3.11 python3.12 python3.13 python3.10}; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c "$reads" 2>/dev/null; then
        exec "$python" -m tools "$@"
    fi
done
{
    if [ -n "$PYTHON3" ]; then
        echo "  ✗ PYTHON3=$PYTHON3 is not a Python 3 that runs here (3.8 or later)."
        echo "    Name another, or leave PYTHON3 out."
    else
        echo "  ✗ Python 3 is missing: there is no python3 of 3.8 or later on this machine."
        echo "    Run: sudo apt-get install python3 python3-venv"
    fi
} >&2
exit 1

"""Setup, running, testing and measuring of the co-op addons: `python3 -m tools <command>`."""

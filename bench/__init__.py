"""Benches: each prints its figures and a ratio against a named peer, measured in the same run."""

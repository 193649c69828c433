"""The parts of tests/stories/test_somebody_stands.py: who takes part, and a file for each phase."""

"""The parts of tests/stories/test_budget_changes.py: what is said, the office, the Council."""

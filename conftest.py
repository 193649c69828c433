"""For every test, of the addons and of `tests/`: a skipped test is a failed one."""

from tests.support.outcome import (  # noqa: F401
    pytest_collectreport,
    pytest_runtest_makereport,
    pytest_terminal_summary,
)

"""Skips as failures, and the time of the suite.

A browser test that is skipped where the browser is missing would vanish without a word. The one
reason that is accepted names what lies outside the repository: the shared data in ``../shared``.
"""

import collections

import pytest

OUTSIDE = "../shared"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip into a failure, unless its reason names ``../shared`` or it is an xfail."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = str(call.excinfo.value) if call.excinfo else str(report.longrepr)
        if OUTSIDE not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped, which counts as failed: {reason}"


@pytest.hookimpl(trylast=True)
def pytest_collectreport(report):
    """The same for a module that is skipped as a whole."""
    if report.skipped and OUTSIDE not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped whole, which counts as failed"


def pytest_terminal_summary(terminalreporter):
    """Print where the time went: each addon, each file of the tests that cross them."""
    seconds = collections.Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "duration"):
                file = report.nodeid.split("::")[0]
                place = "/".join(file.split("/")[:2]) if file.startswith("addons/") else file
                seconds[place] += report.duration
    if seconds:
        terminalreporter.section("time of the suite")
        for place, took in seconds.most_common():
            terminalreporter.write_line(f"{took:8.1f} s  {place}")
        terminalreporter.write_line(f"{sum(seconds.values()):8.1f} s  in all")

"""For every test, of the addons and of `tests/`: a skipped test is a failed one."""

import os

from hypothesis import HealthCheck, settings

from tests.support.outcome import (  # noqa: F401
    pytest_collectreport,
    pytest_runtest_makereport,
    pytest_terminal_summary,
)

# What looks at the demo co-op needs its database: tests/test_demo.py runs it there.
ON_DEMO = ["addons/coop_demo/tests/test_demo.py", "addons/coop_demo_hr/tests/test_demo.py"]
collect_ignore = ON_DEMO if "COOP_DEMO_TEMPLATE" in os.environ else []

# A busy machine is no fault of what is tested.
settings.register_profile("coop", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("coop")

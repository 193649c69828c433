"""Time and memory of a piece of work."""

import time
from contextlib import contextmanager


class Measured:
    """Seconds, and the highest resident memory in MB while it went on."""

    seconds = 0.0
    megabytes = 0.0


@contextmanager
def measured():
    """Measure what happens inside the block; memory includes what was held before."""
    with open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")  # forget the highest memory so far
    result = Measured()
    begun = time.monotonic()
    yield result
    result.seconds = time.monotonic() - begun
    with open("/proc/self/status") as status:
        [high] = [line for line in status if line.startswith("VmHWM")]
    result.megabytes = int(high.split()[1]) / 1024

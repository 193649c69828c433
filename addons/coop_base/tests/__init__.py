from . import test_clear_days
from . import test_clock
from . import test_names
from . import test_wall

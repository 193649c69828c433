from . import test_counting
from . import test_security
from . import test_shown
from . import test_telling

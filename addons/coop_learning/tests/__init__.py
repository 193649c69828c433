from . import test_doing
from . import test_lesson
from . import test_pages
from . import test_recording
from . import test_security
from . import test_session
from . import test_task

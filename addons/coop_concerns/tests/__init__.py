from . import test_complaint
from . import test_concern
from . import test_moderation
from . import test_pages
from . import test_reading
from . import test_secret
from . import test_waiting

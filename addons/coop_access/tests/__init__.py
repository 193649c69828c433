from . import test_report_engine
from . import test_forms
from . import test_form_pages
from . import test_frame
from . import test_language
from . import test_needs
from . import test_whom
from . import test_two_browsers

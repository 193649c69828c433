from . import test_report_engine
from . import test_forms

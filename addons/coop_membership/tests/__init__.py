from . import test_import
from . import test_register_entry
from . import test_register_print
from . import test_register_query
from . import test_application
from . import test_membership
from . import test_protection

from . import test_placeholders
from . import test_text
from . import test_delivered
from . import test_security
from . import test_sharing_wording

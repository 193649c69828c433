from . import test_tell
from . import test_mail
from . import test_print
from . import test_many
from . import test_security
from . import test_bounces
from . import test_phone_call

from . import register
from . import co_op
from . import join_form
from . import join
from . import standing
from . import membership
from . import membership_forms
from . import certificate

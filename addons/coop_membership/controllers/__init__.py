from . import register
from . import co_op
from . import join_form
from . import join

from . import assisted_start
from . import helper_end

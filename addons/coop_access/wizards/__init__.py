from . import assisted_start

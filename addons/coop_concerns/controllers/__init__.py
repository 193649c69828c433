from . import complaint
from . import worried

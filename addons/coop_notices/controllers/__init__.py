from . import digest
from . import mark
from . import messages
from . import news

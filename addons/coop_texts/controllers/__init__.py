from . import picture
from . import recording
from . import task

from . import picture
from . import task

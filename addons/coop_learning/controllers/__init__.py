from . import learning
from . import lesson
from . import paper

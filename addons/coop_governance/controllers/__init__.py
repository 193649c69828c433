from . import who_decides

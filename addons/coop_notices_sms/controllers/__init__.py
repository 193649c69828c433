from . import needs

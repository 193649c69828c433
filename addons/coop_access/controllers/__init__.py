from . import whom
from . import form_run
from . import form
from . import home
from . import assist
from . import language
from . import login
from . import needs

from . import redact
from . import controllers
from . import forms
from . import models
from . import wizards

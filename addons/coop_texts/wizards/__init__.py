from . import coop_text_publish
from . import coop_text_test

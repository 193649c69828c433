from . import test_needs
from . import test_text_message
from . import test_urgent
from . import test_words

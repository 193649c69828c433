"""How somebody reads pages: what can be chosen, and which words of a page are read aloud.

Plain Python: it knows nothing of Odoo. `choices` are the settings of a reader; `words` finds what
is said of an HTML page, the very words that the reader's browser finds (`static/src/reading`).
"""

from . import choices
from . import words

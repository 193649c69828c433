"""What is kept of an election so that anybody can check it: one text for one meaning, its
fingerprint, and a chain of fingerprints over what was done.

Plain Python: nothing here knows of Odoo or of a database.
"""

from .canonical import canonical, fingerprint
from .chain import FIRST, Broken, link, parted, verify

__all__ = ["FIRST", "Broken", "canonical", "fingerprint", "link", "parted", "verify"]

"""What a mail server says when it cannot deliver: read, and told apart. Imports nothing of Odoo.

Two questions matter to an office. Was the letter lost, or is it still being tried? And is it the
address that is wrong, or only a full mailbox, a busy server, a filter?
"""

from .reading import Bounce, read, read_refusal

__all__ = ["Bounce", "read", "read_refusal"]

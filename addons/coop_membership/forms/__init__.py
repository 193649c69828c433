"""What people are asked about their membership: plain definitions, no Odoo models.

One definition serves the public page, the portal, the desk and the printed form.
"""

from .access import access_form
from .contribution import ask_form, bring_step, offer_form
from .correct import correct_form
from .invite import invite_form
from .join import RulesAgree, join_form
from .leave import appeal_form, leave_form
from .organisation import organisation_form, representative_form
from .parts import CHANNELS

__all__ = [
    "CHANNELS",
    "RulesAgree",
    "access_form",
    "appeal_form",
    "ask_form",
    "bring_step",
    "correct_form",
    "invite_form",
    "join_form",
    "leave_form",
    "offer_form",
    "organisation_form",
    "representative_form",
]

"""What people are asked about bodies, their seats and general meetings: plain definitions."""

from .body_review import review_form
from .council import (
    call_in_form,
    initiative_form,
    point_form,
    question_form,
    sign_initiative_form,
)
from .declare import declare_form
from .general_meeting import come_form, proxy_form
from .interest import interest_form
from .review_comment import review_question_form, say_form
from .requisition import ask_form, sign_form
from .shown import shown_form

__all__ = [
    "ask_form",
    "call_in_form",
    "come_form",
    "declare_form",
    "initiative_form",
    "interest_form",
    "point_form",
    "proxy_form",
    "question_form",
    "review_form",
    "review_question_form",
    "say_form",
    "shown_form",
    "sign_form",
    "sign_initiative_form",
]

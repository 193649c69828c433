"""What people are asked who are worried, not happy, or glad."""

from .complaint import complaint_form
from .worried import worried_form

__all__ = ["complaint_form", "worried_form"]

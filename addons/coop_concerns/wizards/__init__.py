from . import coop_complaint_answer
from . import coop_concern_step

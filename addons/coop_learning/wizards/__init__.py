from . import coop_lesson_give
from . import coop_need_flagged

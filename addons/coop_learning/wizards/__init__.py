from . import coop_lesson_give

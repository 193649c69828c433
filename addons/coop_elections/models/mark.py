"""Marks in a context that say: an act of this program does it, not somebody who types."""

__all__ = ["NEW_NOTICE", "WHOLE_PLAN"]


class Mark:
    """A mark is itself and equals nothing else. A client may send any key in a context, and any
    value that can be written down as JSON or XML: never this object."""

    def __init__(self, meaning):
        self.meaning = meaning

    def __repr__(self):
        return f"<{self.meaning}>"


#: a step moves because it goes out as a new notice
NEW_NOTICE = Mark("new notice")
#: steps are written one by one; the timetable is looked at when all of them are
WHOLE_PLAN = Mark("whole plan")

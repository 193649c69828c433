"""Marks in a context that say: an act of this program does it, not somebody who types."""

__all__ = ["NEW_NOTICE", "WHOLE_PLAN", "undefaulted"]


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


def undefaulted(records, names):
    """Return the records without what a context says to be the default of these fields, which a
    client may send along as well."""
    asked = {f"default_{name}" for name in names}
    context = records.env.context
    if records.env.su or not asked & context.keys():
        return records
    kept = {key: context[key] for key in context if key not in asked}
    return records.with_env(records.env(context=kept))

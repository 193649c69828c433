"""What could hang on a concern and be seen by others than those who look at it."""

CLOSED = frozenset({"coop.concern", "coop.concern.words", "coop.concern.act", "coop.concern.step"})


def hangs_on_concern(vals_list, column):
    """Return whether some of these values are about a concern.

    :param vals_list: values of records that point to others by the name of a model
    :param str column: the field that holds the name of the model
    """
    return any(vals.get(column) in CLOSED for vals in vals_list)

"""Where the pictures of the pages lie."""

FOLDER = "/coop_access/static/src/img/"


def picture_url(name):
    """Return the address of one of our pictures by its name; an address stays as it is.

    >>> picture_url("house")
    '/coop_access/static/src/img/house.svg'
    >>> picture_url("/coop/picture/1/abc")
    '/coop/picture/1/abc'
    >>> picture_url(None)
    ''
    """
    if not name:
        return ""
    return name if name.startswith("/") else f"{FOLDER}{name}.svg"

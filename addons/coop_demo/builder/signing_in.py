"""A member of the demonstration signs in with a code, which whoever tries it is told."""

# Elsewhere nobody knows a code; the one that was made is replaced by this.
TYPED = "CWMTRY234"


def give_code(office, user):
    """Give a log-in of the demonstration the code that ``make run`` prints.

    :param office: the environment of the officer who makes it
    """
    code, _typed, _card = office["coop.signin.code"]._make(user, "letter")
    code.secret_hash = user._crypt_context().hash(TYPED)

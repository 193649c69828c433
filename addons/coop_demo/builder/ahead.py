"""What is arranged for a later moment, and done when the co-op's clock comes to it."""

import heapq
from contextlib import contextmanager
from itertools import count


class Ahead:
    """Acts with their moments.

    :param env: environment of the superuser
    """

    def __init__(self, env):
        self.env = env
        self.acts = []
        self.places = count()

    def add(self, moment, act):
        """Arrange an act.

        :param datetime moment: naive UTC
        :param act: called without arguments when the clock stands at the moment
        """
        heapq.heappush(self.acts, (moment, next(self.places), act))

    def go_on(self, until):
        """Do what is arranged until a moment, in its order; what comes of it may arrange more.

        :param datetime until: naive UTC
        """
        while self.acts and self.acts[0][0] <= until:
            moment, _place, act = heapq.heappop(self.acts)
            with at_moment(self.env, moment):
                act()


@contextmanager
def at_moment(env, moment):
    """Move the co-op's clock; what was said in the meantime was said then, too."""
    messages = env["mail.message"]
    last = messages.search([], order="id desc", limit=1).id or 0
    with env["coop.clock"]._moved_to(moment):
        yield
        messages.search([("id", ">", last)]).date = moment

"""Caches that outlive a test in which nothing made them stale.

Odoo empties all of them after each test, as what is cached may be of records that were rolled back.
Templates as they are compiled, the map of routes and what groups imply are made from views, groups
and controllers alone. Whatever changes one of these says so (`clear_cache`), or no other process of
a real server would hear of it. Where a test said nothing, what is cached holds for the next as
well. What is cached of other records (names of data, rights, parameters) is emptied as ever.
"""

from contextlib import contextmanager
from functools import wraps
from unittest.mock import patch

from odoo.orm.registry import _CACHES_BY_KEY, Registry
from odoo.tests import TransactionCase

KEPT = ("templates", "routing", "groups")
# Each with what makes it stale: what is said of groups is said of templates, too.
STALE_BY = {
    kept: {said for said, caches in _CACHES_BY_KEY.items() if kept in caches} for kept in KEPT
}


@contextmanager
def keep_what_holds():
    """Have tests empty only what may be stale; the end of a class empties everything."""
    said = set()
    clear_cache, clear_all, set_up = (
        Registry.clear_cache,
        Registry.clear_all_caches,
        TransactionCase.setUp,
    )

    @wraps(clear_cache)
    def noting(self, *names):
        said.update(names or ("default",))
        return clear_cache(self, *names)

    @wraps(clear_all)
    def noting_all(self):
        said.update(_CACHES_BY_KEY)
        return clear_all(self)

    def emptying(registry):
        def empty_what_may_be_stale():
            for name, cache in registry._Registry__caches.items():
                if name not in KEPT or said & STALE_BY[name]:
                    cache.clear()
            registry.cache_invalidated.update(_CACHES_BY_KEY)

        return empty_what_may_be_stale

    @wraps(set_up)
    def set_up_keeping(self):
        # What was said before is of the class: its state is what every test of it begins with.
        said.clear()
        with patch.object(self.registry, "clear_all_caches", emptying(self.registry)):
            return set_up(self)

    with (
        patch.object(Registry, "clear_cache", noting),
        patch.object(Registry, "clear_all_caches", noting_all),
        patch.object(TransactionCase, "setUp", set_up_keeping),
    ):
        yield

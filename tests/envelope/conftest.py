"""Fixtures of the tests of sealed ballots."""

import pytest

from .cases import Node


@pytest.fixture(scope="session")
def node():
    """A node process with the scripts of the booth and the kit."""
    started = Node()
    yield started
    started.close()

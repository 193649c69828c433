"""Counting votes, so that anybody can do it again.

    >>> ballots = read(b"3 1\\n5 1 0\\n4 2 0\\n3 3 2 0\\n0\\nAsh\\nBirch\\nCherry\\nModel\\n")
    >>> result = count(ballots, "av")
    >>> [result.name(number) for number in result.elected]
    ['Birch']

From a shell, on a published ballot file::

    python3 counting BALLOTS.blt --rule scottish

Plain Python 3.10 or later, nothing else. Whole numbers only: no vote is ever rounded that the rule
does not round. Each rule is a module that cites its paragraphs; ``ballots`` says how irregular
papers are treated, ``lots`` how ties are decided, ``README.md`` how to use it all.
"""

from .api import RULES, count, countback
from .ballots import Ballots
from .errors import CountingError, FileError, LotNeeded, RuleError
from .lots import Lots, read_lots
from .reading import read, read_file
from .results import Result, Stage

from .program import VERSION as __version__

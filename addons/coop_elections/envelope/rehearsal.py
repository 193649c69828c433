"""The trial opening: before the poll begins, is there a key that opens, and do people have it?"""

from .ballot import BLANK, NOT_VOTED, VOTE, Ballot, decode, encode, new_tracker
from .errors import KeyProblem, Rejected
from .opening import check_key
from .sealing import SealingError, key_pair, open_sealed, seal


def rehearse(manifest, seed):
    """Seal three ballots for each contest as voters would, open them, and return how many.

    Raises ``KeyProblem`` when the seed is not that of the election's key, or something does not
    come back as it went in.
    """
    check_key(manifest, seed)
    private, _public = key_pair(seed)
    opened = 0
    for contest in manifest.contests.values():
        everybody = tuple(range(1, contest.most + 1))
        for kind, ranking in ((VOTE, everybody), (BLANK, ()), (NOT_VOTED, ())):
            ballot = Ballot(new_tracker(), kind, ranking)
            info, number = manifest.info(contest.id), f"trial-{opened + 1}"
            sealed = seal(manifest.key, encode(contest, ballot), info, number)
            try:
                back = decode(contest, open_sealed(private, sealed, info, number))
            except (SealingError, Rejected):
                back = None
            if back != ballot:
                raise KeyProblem(f"a trial ballot of contest {contest.id} did not come back")
            opened += 1
    return opened

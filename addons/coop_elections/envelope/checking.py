"""Check or cast: a voter opens a sealed ballot instead of casting it, and looks what is in it.

Before the voter says which it will be, the device shows the fingerprint of what it has sealed. To
cast it, the device forgets how it was sealed. To check it, it reveals the ballot and the ephemeral
seed, and that ballot can never be cast. Any other device seals the same again from them: when the
same bytes come out, the ballot holds what it says, and the fingerprint was honest.

A revealed ballot is a file in canonical JSON::

    {"ballot":"<bytes>","contest":"north","ephemeral":"<32 bytes>","manifest":"<SHA-256>",
    "number":"7Q4M","sealed":"<bytes>","version":1}
"""

from .ballot import BLANK, NOT_VOTED, decode
from .canonical import canonical, fields, is_sha256, parse, to_bytes, to_text
from .envelopes import fingerprint
from .errors import FileError, Rejected
from .sealing import NUMBER, SEED, seal

NAMES = ("ballot", "contest", "ephemeral", "manifest", "number", "sealed", "version")


class Checked:
    """A revealed ballot: ``contest``, ``ballot`` (or None), ``fingerprint``, ``problem`` or "".

    Raises ``FileError`` when the file is none or of another election.
    """

    def __init__(self, manifest, data):
        value = dict(zip(NAMES, fields(parse(data), NAMES), strict=True))
        if value["version"] != 1 or not is_sha256(value["manifest"]):
            raise FileError("this is no revealed ballot of version 1")
        if value["manifest"] != manifest.sha256:
            raise FileError("this is of another election: the manifest has another hash")
        if not isinstance(value["contest"], str) or value["contest"] not in manifest.contests:
            raise FileError(f"there is no contest {str(value['contest'])[:40]!a}")
        if not isinstance(value["number"], str) or not NUMBER.fullmatch(value["number"]):
            raise FileError("number is 1 to 40 letters, digits and -")
        try:
            plain, ephemeral, sealed = (
                to_bytes(value[name]) for name in ("ballot", "ephemeral", "sealed")
            )
        except ValueError:
            raise FileError("ballot, ephemeral and sealed are bytes as text") from None
        if len(ephemeral) != SEED:
            raise FileError(f"ephemeral is {SEED} bytes")
        self.contest = manifest.contests[value["contest"]]
        self.fingerprint, self.ballot, self.problem = fingerprint(sealed), None, ""
        again = seal(
            manifest.key, plain, manifest.info(self.contest.id), value["number"], ephemeral
        )
        if again != sealed:
            self.problem = "what was sealed is something else than what the device says"
            return
        try:
            self.ballot = decode(self.contest, plain)
        except Rejected as rejected:
            self.problem = f"the device sealed a ballot that would be rejected: {rejected}"


def in_words(contest, ballot):
    """Return what a ballot says, as lines."""
    if ballot.kind == NOT_VOTED:
        return ["I do not want to vote on this one."]
    if ballot.kind == BLANK:
        return ["Blank: nobody is named."]
    names = [contest.candidates[number - 1] for number in ballot.ranking]
    if contest.has_marks:
        return [f"X {name}" for name in names]
    return [f"{place}. {name}" for place, name in enumerate(names, 1)]


def revealed(manifest, contest, number, sealed, plaintext, ephemeral):
    """Return the file of a revealed ballot."""
    return canonical(
        {
            "ballot": to_text(plaintext),
            "contest": contest,
            "ephemeral": to_text(ephemeral),
            "manifest": manifest.sha256,
            "number": number,
            "sealed": to_text(sealed),
            "version": 1,
        }
    )

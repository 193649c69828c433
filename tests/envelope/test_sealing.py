"""HPKE by two libraries: the RFC's figures, and what one seals the other opens."""

import json
import random

import pytest
from pyhpke import AEADId, CipherSuite, KDFId, KEMId

from .cases import DATA, SEED, Election, Refused, sealing

RFC = json.loads((DATA / "hpke.json").read_text())
PRIVATE, PUBLIC = sealing.key_pair(SEED)
INFO, NUMBER, PLAIN = b"info", "7Q4M", b"what is sealed"
COUNTS = {"436f756e742d30": 0, "436f756e742d31": 1, "436f756e742d32": 2, "436f756e742d34": 4}


def test_the_python_library_gives_the_figures_of_the_rfc():
    suite = CipherSuite.new(KEMId.DHKEM_P256_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES128_GCM)
    raw = {name: bytes.fromhex(text) for name, text in RFC.items() if name not in TEXTS}
    recipient = suite.kem.derive_key_pair(raw["ikmR"])
    ephemeral = suite.kem.derive_key_pair(raw["ikmE"])
    assert recipient.public_key.to_public_bytes() == raw["pkRm"]
    assert private_bytes(recipient) == raw["skRm"]
    assert private_bytes(ephemeral) == raw["skEm"]
    enc, sender = suite.create_sender_context(recipient.public_key, info=raw["info"], eks=ephemeral)
    assert enc == raw["pkEm"]
    receiver = suite.create_recipient_context(enc, recipient.private_key, info=raw["info"])
    made = {}
    for at in range(5):
        aad = f"Count-{at}".encode()
        made[aad.hex()] = sealed = sender.seal(raw["pt"], aad=aad)
        assert receiver.open(sealed, aad=aad) == raw["pt"]
    for each in RFC["encryptions"]:
        assert made[each["aad"]].hex() == each["ct"]


TEXTS = ("source", "encryptions")


def private_bytes(pair):
    return pair.private_key.raw.private_numbers().private_value.to_bytes(32, "big")


def test_this_package_gives_the_figures_of_the_rfc():
    raw = {name: bytes.fromhex(text) for name, text in RFC.items() if name not in TEXTS}
    sealed = sealing.seal(raw["pkRm"], raw["pt"], raw["info"], "Count-0", raw["ikmE"])
    assert sealed.hex() == RFC["pkEm"] + RFC["encryptions"][0]["ct"]
    private, public = sealing.key_pair(raw["ikmR"])
    assert public == raw["pkRm"]
    assert sealing.open_sealed(private, sealed, raw["info"], "Count-0") == raw["pt"]


def test_the_browsers_library_gives_the_figures_of_the_rfc(node):
    found = node("rfc", RFC)
    assert (found["pk"], found["sk"]) == (RFC["pkRm"], RFC["skRm"])
    assert found["enc"] == RFC["pkEm"]
    assert found["pt"] == [RFC["pt"]] * 5
    for each in RFC["encryptions"]:
        assert found["ct"][COUNTS[each["aad"]]] == each["ct"]


def test_the_booths_module_gives_the_figures_of_the_rfc(node):
    raw = {name: bytes.fromhex(text) for name, text in RFC.items() if name not in TEXTS}
    sealed = node("seal", raw["pkRm"], raw["pt"], raw["info"], "Count-0", raw["ikmE"])
    assert sealed == RFC["pkEm"] + RFC["encryptions"][0]["ct"]
    opened = node("open", raw["ikmR"], bytes.fromhex(sealed), raw["info"], "Count-0")
    assert opened == RFC["pt"]


def test_what_one_side_seals_the_other_opens(node):
    dice = random.Random(9)
    for _ in range(20):
        seed, plain, info = dice.randbytes(32), dice.randbytes(24), dice.randbytes(60)
        private, public = sealing.key_pair(seed)
        assert node("publicKey", seed) == public.hex()
        ours = sealing.seal(public, plain, info, NUMBER)
        assert node("open", seed, ours, info, NUMBER) == plain.hex()
        theirs = bytes.fromhex(node("seal", public, plain, info, NUMBER, None))
        assert sealing.open_sealed(private, theirs, info, NUMBER) == plain
        again = dice.randbytes(32)
        assert node("seal", public, plain, info, NUMBER, again) == (
            sealing.seal(public, plain, info, NUMBER, again).hex()
        )


def test_the_same_ballot_sealed_twice_looks_different_and_equally_long():
    one, other = (sealing.seal(PUBLIC, PLAIN, INFO, NUMBER) for _ in range(2))
    assert one != other
    assert one[:65] != other[:65]
    assert len(one) == len(other) == sealing.sealed_length(len(PLAIN))


def sides(node):
    """Both ways of opening: a function, and the error it raises."""
    return [
        (lambda *a: sealing.open_sealed(PRIVATE, *a), sealing.SealingError),
        (lambda *a: node("open", SEED, *a), Refused),
    ]


def test_no_changed_bit_opens(node):
    sealed = sealing.seal(PUBLIC, PLAIN, INFO, NUMBER)
    for at in [0, 1, 40, 64, 65, 70, len(sealed) - 17, len(sealed) - 1]:
        changed = bytearray(sealed)
        changed[at] ^= 1
        for opens, error in sides(node):
            with pytest.raises(error):
                opens(bytes(changed), INFO, NUMBER)


def test_neither_opens_in_another_envelope_contest_or_election(node):
    sealed = sealing.seal(PUBLIC, PLAIN, INFO, NUMBER)
    for info, number in ((INFO, "7Q4N"), (INFO, "7q4m"), (b"other", NUMBER), (b"", NUMBER)):
        for opens, error in sides(node):
            with pytest.raises(error):
                opens(sealed, info, number)


@pytest.mark.parametrize(
    "sealed",
    [
        b"",
        bytes(65),
        bytes(200),
        b"\x04" + bytes(64) + bytes(40),
        b"\x02" + PUBLIC[1:33] + bytes(60),
        PUBLIC,
        PUBLIC + bytes(15),
    ],
)
def test_what_is_no_sealed_ballot_is_refused_and_breaks_nothing(node, sealed):
    for opens, error in sides(node):
        with pytest.raises(error):
            opens(sealed, INFO, NUMBER)


def test_another_key_does_not_open(node):
    sealed = sealing.seal(sealing.key_pair(bytes(32))[1], PLAIN, INFO, NUMBER)
    for opens, error in sides(node):
        with pytest.raises(error):
            opens(sealed, INFO, NUMBER)


def test_info_names_the_manifest_and_the_contest_and_nothing_collides():
    one, other = Election(), Election(dice=2, seed=bytes(32))
    infos = {
        election.manifest.info(contest)
        for election in (one, other)
        for contest in election.manifest.contests
    }
    assert len(infos) == 6

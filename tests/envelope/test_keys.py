"""The key and its shares: the specification's figures, both languages, and no word in an error."""

import itertools
import json
import random

import pytest
from shamir_mnemonic import MnemonicError, combine_mnemonics

from .cases import DATA, Refused, b64, canonical, envelope, keys, sealing

VECTORS = json.loads((DATA / "slip39.json").read_text())["vectors"]
SEED = random.Random(39).randbytes(32)
PASSPHRASE = "a long enough passphrase"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector[0][:40])
def test_both_libraries_give_the_figures_of_slip39(node, vector):
    _what, shares, secret = vector
    try:
        ours = combine_mnemonics(shares, b"TREZOR").hex()
    except MnemonicError:
        ours = ""
    assert ours == secret
    assert node("slip39", shares, "TREZOR") == secret


@pytest.mark.parametrize(("threshold", "shares"), [(2, 3), (3, 5), (2, 2), (5, 5)])
def test_any_of_the_shares_open_in_either_language_whoever_made_them(node, threshold, shares):
    for made in (
        keys.split(SEED, threshold, shares),
        node("split", SEED, threshold, shares, ""),
    ):
        assert len(set(made)) == shares
        for chosen in itertools.islice(itertools.permutations(made, threshold), 4):
            assert keys.join(chosen) == (SEED, threshold)
            assert node("join", list(chosen), "") == [SEED.hex(), threshold]


def test_one_person_alone_needs_the_passphrase_in_either_language(node):
    for [share] in (keys.split(SEED, 1, 1, PASSPHRASE), node("split", SEED, 1, 1, PASSPHRASE)):
        assert keys.join([share], PASSPHRASE) == (SEED, 1)
        assert node("join", [share], PASSPHRASE) == [SEED.hex(), 1]
        assert keys.join([share], PASSPHRASE + "!")[0] != SEED
        assert node("join", [share], PASSPHRASE + "!")[0] != SEED.hex()
        assert keys.join([share])[0] != SEED


@pytest.mark.parametrize(
    ("threshold", "shares", "passphrase", "told"),
    [
        (1, 3, "", "only one"),
        (1, 1, "", "needs a passphrase"),
        (1, 1, "short", "needs a passphrase"),
        (1, 1, "cyfrin-ymadrodd â", "needs a passphrase"),
        (2, 3, PASSPHRASE, "only a key for one person"),
        (4, 3, "", "no more open"),
        (0, 3, "", "no more open"),
        (2, 17, "", "no more open"),
    ],
)
def test_shares_that_make_no_sense_are_refused_in_words(node, threshold, shares, passphrase, told):
    with pytest.raises(envelope.KeyProblem, match=told):
        keys.split(SEED, threshold, shares, passphrase)
    with pytest.raises(Refused):
        node("split", SEED, threshold, shares, passphrase)


def test_shares_that_do_not_fit_are_refused_and_no_word_of_them_is_told(node):
    """What is said is the same to the letter for shares of other words: it holds none of them."""
    told = []
    for _key in range(2):
        for shares in unfitting():
            with pytest.raises(envelope.KeyProblem) as refused:
                keys.join(shares)
            told.append(str(refused.value))
            with pytest.raises(Refused):
                node("join", shares, "")
    half = len(told) // 2
    assert told[:half] == told[half:]


def unfitting():
    """Return shares that make no key, each time of other words, in the same order."""
    one, other = keys.split(SEED, 2, 3), keys.split(SEED, 2, 3)
    alone = keys.split(SEED, 1, 1, PASSPHRASE)
    words = one[0].split()
    place = next(n for n in range(8, len(words) - 1) if words[n] != words[n + 1])
    swapped = [*words[:place], words[place + 1], words[place], *words[place + 2 :]]
    return (
        one[:1],
        one,
        [one[0], one[0]],
        [one[0], other[1]],
        [one[0], alone[0]],
        [" ".join(swapped), one[1]],
        [" ".join([*words[:-1], "cymru"]), one[1]],
        [" ".join(words[:-2]), one[1]],
        ["", ""],
    )


def test_shares_that_would_not_open_the_key_are_never_given_out(monkeypatch):
    others = keys.split(bytes(32), 2, 3)
    monkeypatch.setattr(keys, "generate_mnemonics", lambda *args, **options: [others])
    with pytest.raises(envelope.KeyProblem, match="do not use them"):
        keys.split(SEED, 2, 3)


def test_shares_are_read_in_capitals_and_with_uneven_spaces(node):
    shares = [f"  {share.upper().replace(' ', '  ')} \n" for share in keys.split(SEED, 2, 3)[:2]]
    assert keys.join(shares) == (SEED, 2)
    assert node("join", shares, "") == [SEED.hex(), 2]


def test_the_public_part_is_the_same_in_either_language_and_says_its_assurance(node):
    for threshold, shares, assurance in ((2, 3, "shared"), (1, 1, "lower")):
        value = keys.public_part(SEED, threshold, shares)
        assert value["assurance"] == assurance
        written = canonical.canonical(value)
        assert b64(written) == node("publicPart", SEED, threshold, shares)
        assert SEED.hex() not in written.decode()
        assert canonical.to_text(SEED) not in written.decode()


def test_every_seed_is_new_and_has_256_bits():
    seeds = {keys.new_seed() for _ in range(50)}
    assert len(seeds) == 50
    assert {len(seed) for seed in seeds} == {32}
    assert len({sealing.key_pair(seed)[1] for seed in seeds}) == 50

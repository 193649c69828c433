"""The checker of Easy Read: what it finds in sentences that people write, and what holds always."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import plain

plainwords = plain.load("coop_texts", "plainwords")
EN, CY = "en_GB", "cy_GB"

FINE = [
    (EN, "You can vote in June."),
    (EN, "Every member has one vote."),
    (EN, "Do you have a question? Ring {{help_name}}: {{help_phone}}."),
    (EN, "The Council meets in May."),
    (EN, "Say yes or no on your page."),
    (EN, "No is all right too."),
    (EN, "We are interested in your ideas."),
    (EN, "Has Mali been to the meeting?"),
    (EN, "You can ring or write to us."),
    (EN, "Do not worry."),
    (EN, "Ring us on 01632 960123 before 3.30."),
    (EN, "About 500 people live here. It began in 2016."),
    (EN, "You must be 16 or older."),
    (EN, "Watch it on TV."),
    (CY, "Gallwch bleidleisio ym mis Mehefin."),
    (CY, "Mae gan bob aelod un bleidlais."),
    (CY, "Oes gennych chi gwestiwn? Ffoniwch {{help_name}}: {{help_phone}}."),
    (CY, "Nid oes rhaid i chi wneud dim."),
    (CY, "Mae’n rhaid i chi fod yn 16 oed."),
    (CY, "Rydym yn anfon llythyr atoch."),
    (CY, "Cafodd ei fag."),
    (CY, "Mae hyn yn wir. Mae’r bwyd yn dda."),
    (CY, "Mae newid ar y ffordd."),
    (CY, "Cewch gymorth gan Mali."),
]

FOUND = [
    (EN, "two_ideas", "We met in May and the Board gave us its answer.", "gave"),
    (EN, "two_ideas", "If you need help, ring Mali.", "ring"),
    (EN, "two_ideas", "You can stay at home because of the rain today.", "because"),
    (EN, "two_ideas", "Come to the hall and tell us your story.", "tell"),
    (EN, "two_ideas", "You’ll get a letter and we’re glad to help.", "we’re"),
    (EN, "passive", "The letter was sent on Friday.", "was sent"),
    (EN, "passive", "You will be told the result.", "be told"),
    (EN, "passive", "The form must be completed by you.", "be completed"),
    (EN, "passive", "The vote is not counted here.", "is not counted"),
    (EN, "acronym", "Ask the MSC group.", "MSC"),
    (EN, "acronym", "The AGM is in May.", "AGM"),
    (EN, "hard_word", "There was no quorum.", "quorum"),
    (EN, "hard_word", "You can nominate a friend.", "nominate"),
    (EN, "hard_word", "We are commencing on Monday.", "commencing"),
    (EN, "hard_word", "It is about accountability.", "accountability"),
    (EN, "double_negative", "You cannot vote without a card.", "cannot vote without"),
    (EN, "double_negative", "Nobody is not welcome.", "Nobody is not"),
    (EN, "long_number", "We have 12,450 pounds.", "12,450"),
    (EN, "long_number", "It is 25% of us.", "25%"),
    (EN, "long_number", "It is 25 per cent of us.", "25 per cent"),
    (EN, "long_number", "There are 31000 people.", "31000"),
    (EN, "long_block", "One is red. Two is blue. Three is green.", "Three is green."),
    (
        EN,
        "long_sentence",
        "You can come to the hall on Friday with your friends from the house by the old river.",
        "You can come to the hall on Friday with your friends from the house by the old river.",
    ),
    (CY, "two_ideas", "Dewch i’r neuadd a dywedwch eich stori.", "dywedwch"),
    (CY, "two_ideas", "Os oes angen help, ffoniwch Mali.", "ffoniwch"),
    (CY, "two_ideas", "Arhoswch gartref achos y glaw mawr heddiw.", "achos"),
    (CY, "two_ideas", "Rydych yn dewis pwy sy’n siarad drosom.", "sy’n"),
    (CY, "passive", "Cafodd y Cyngor ei ethol ym mis Mai.", "Cafodd y Cyngor ei ethol"),
    (CY, "passive", "Byddwch yn cael eich galw yn gynnar.", "cael eich galw"),
    (CY, "passive", "Anfonir llythyr atoch.", "Anfonir"),
    (CY, "passive", "Agorwyd y neuadd.", "Agorwyd"),
    (CY, "passive", "Gellid newid y dyddiad.", "Gellid"),
    (CY, "acronym", "Mae’r CCB ym mis Mai.", "CCB"),
    (CY, "hard_word", "Nid oedd cworwm.", "cworwm"),
    (CY, "hard_word", "Rydym yn gwella ein darpariaeth.", "darpariaeth"),
    (CY, "hard_word", "Mae’r ddarpariaeth yn dda.", "ddarpariaeth"),
    (CY, "double_negative", "Ni allwch bleidleisio heb gerdyn.", "Ni allwch bleidleisio heb"),
    (CY, "long_number", "Mae 25 y cant ohonom yma.", "25 y cant"),
]


@pytest.mark.parametrize(("lang", "text"), FINE, ids=lambda value: value[:40])
def test_an_easy_sentence_has_nothing_to_look_at(lang, text):
    assert not plainwords.check([text], lang)


@pytest.mark.parametrize(("lang", "rule", "text", "words"), FOUND, ids=lambda value: value[:30])
def test_what_is_hard_is_found_where_it_stands(lang, rule, text, words):
    found = plainwords.check([text], lang)
    assert (rule, words) in [(finding.rule, finding.words) for finding in found]
    for finding in found:
        assert text[finding.start : finding.end] == finding.words


def test_a_word_in_the_glossary_is_not_hard_in_any_of_its_forms():
    known = {"quorum", "AGM", "darpariaeth", "ddarpariaeth", "Returning Officer"}
    for lang, text in (
        (EN, "The AGM had no Quorum."),
        (EN, "Ask the returning officer."),
        (CY, "Mae’r ddarpariaeth yn dda."),
    ):
        assert not plainwords.check([text], lang, known)


def test_an_easier_word_is_named():
    (finding,) = plainwords.check(["We need a quorum."], EN)
    assert finding.instead == "how many people must be there"


def test_a_text_may_have_1000_words_and_20_pages():
    rules = {finding.rule for finding in plainwords.check(["You can vote."] * 334, EN)}
    assert rules == {"too_many_words", "too_many_pages"}
    assert not plainwords.check(["You can vote."] * 80, EN)


def test_the_limits_are_the_co_op_s_own():
    limits = plainwords.Limits(words_in_a_sentence=3)
    (finding,) = plainwords.check(["You can vote here."], EN, limits=limits)
    assert finding.rule == "long_sentence"


TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            "you can not never no AGM quorum is sent 25% 12,450 and because . ! ? \n Mae cafodd ei "
            "ethol ni heb anfonir ddim {{name}} {{ }} ’ ' - e.g. 01632 960123 ŵyr Tŷ’r".split(" ")
        ),
        max_size=60,
    ).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, max_size=6), st.sampled_from([EN, CY, "fr_FR"]), st.lists(TEXT, max_size=3))
def test_whatever_is_written_every_finding_names_its_rule_and_stands_in_the_text(
    blocks, lang, known
):
    for finding in plainwords.check(blocks, lang, known):
        text = blocks[finding.block]
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.words == text[finding.start : finding.end]
        for reader in (EN, CY):
            assert all(plainwords.advise(finding.rule, reader))


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4), st.sampled_from([EN, CY]))
def test_the_same_text_has_the_same_findings_and_a_glossary_only_takes_some_away(blocks, lang):
    found = plainwords.check(blocks, lang)
    assert found == plainwords.check(blocks, lang)
    fewer = plainwords.check(blocks, lang, {"quorum", "AGM"})
    assert set(fewer) <= set(found)


@given(TEXT)
def test_sentences_lose_no_word(text):
    parts = plainwords.sentences(text)
    inside = [word.text for part in parts for word in part.words]
    assert "".join(inside) == "".join(word.text for word in plainwords.words(text))

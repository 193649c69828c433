"""Welsh and English are equal: every term of ours is translated, no page mixes the two."""

import io
import re

import polib
import pytest
from lxml import html

from odoo.tools.translate import trans_export

from tests.support import house, pages, people
from tests.support.visitor import Visitor

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\{\s*[\w.]+\s*\}\}|\{\w*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# What is left of an e-mail address where a page lets it break before the domain.
DOMAIN = "example.org"
# The same in both languages: names, codes and words that Welsh shares.
SAME = {
    "Agenda",
    "afallen",
    "Afallen Co-op",
    "Help",
    "ID",
    "Person",
    "Post",
    "Problem",
    "Qweb",
    # keys of texts, and placeholders in them, are codes
    "name, number",
    "welcome",
    "Cymraeg + English",
    # examples of what is typed
    "3 1 2",
    "36, 36, 24, 24, 12",
    "Mali Derwen, 102",
    # an example of the words for readers of Welsh, whoever types them
    "Dydd Llun i ddydd Gwener, 9 tan 5",
    "Iaith / Language",
    "Language / Iaith",
    "Cymraeg",
    "English",
    "English (UK)",
    "Welsh / Cymraeg",
    "Co-op",
    "PDF",
    "HTML",
    "XLSX",
    "CSV",
}


@pytest.fixture(scope="module")
def terms():
    """A function that gives every term of an addon as Odoo would export it, with its Welsh.

    Asked once an addon: nothing in this file changes what would be exported.
    """
    exported = {}

    def of(env, addon):
        if addon not in exported:
            with io.BytesIO() as buffer:
                trans_export("cy_GB", [addon], buffer, "po", env)
                exported[addon] = polib.pofile(buffer.getvalue().decode())
        return exported[addon]

    return of


@pytest.mark.parametrize("addon", [name for name in house.addons() if name != "coop_demo"])
def test_every_term_is_in_welsh(env, terms, addon):
    missing = [
        entry.msgid
        for entry in terms(env, addon)
        if not entry.msgstr.strip() and TAG.sub("", entry.msgid).strip(" :") not in SAME
    ]
    assert not missing, f"{len(missing)} terms of {addon} without Welsh:\n" + "\n".join(missing)


def places(entry):
    """Where the words of an entry stand, in the form in which Odoo looks them up."""
    records = {place for place, _line in entry.occurrences if place.startswith("model")}
    return records | ({"odoo-python", "odoo-javascript"} & set(entry.comment.split()))


def has_welsh(addon):
    return (house.ADDONS / addon / "i18n" / "cy.po").exists()


@pytest.mark.parametrize("addon", filter(has_welsh, house.addons()))
def test_a_term_is_in_welsh_wherever_it_stands(env, terms, addon):
    """Odoo gives the Welsh to those places alone that the file names beside it."""
    file = polib.pofile(str(house.ADDONS / addon / "i18n" / "cy.po"))
    known = {entry.msgid: places(entry) for entry in file}
    left = [
        f"{entry.msgid!r}: {', '.join(sorted(places(entry) - known[entry.msgid]))}"
        for entry in terms(env, addon)
        if entry.msgid in known and places(entry) - known[entry.msgid]
    ]
    assert not left, f"{len(left)} terms of {addon}:\n" + "\n".join(left)


@pytest.mark.parametrize("addon", house.addons())
def test_a_translation_keeps_what_is_filled_in(env, terms, addon):
    wrong = []
    for entry in terms(env, addon):
        if not entry.msgstr:
            continue
        for pattern in (PLACEHOLDER, TAG):
            if sorted(pattern.findall(entry.msgid)) != sorted(pattern.findall(entry.msgstr)):
                wrong.append(f"{entry.msgid!r} -> {entry.msgstr!r}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("addon", house.addons())
def test_a_translation_says_something_else_than_the_english(env, terms, addon):
    """Three English words and more are never Welsh by chance."""
    same = [
        entry.msgid
        for entry in terms(env, addon)
        if entry.msgstr == entry.msgid and len(re.findall(r"[a-z]{2,}", entry.msgid)) >= 3
    ]
    assert not same, "\n".join(same)


# of one part of a paper as it was read, in one language; the same questions are asked of all of it
OF_A_PART = re.compile(r"/p\d+-\d+(\?|$)")


def words_on(text):
    """Visible pieces of text of a page that hold at least two words."""
    tree = html.fromstring(text)
    # countries and counties are Odoo's own data; the window of two-factor sign-in is never shown
    hidden = "//script | //style | //noscript | //template | //option | //*[@data-arch]"
    for element in tree.xpath(hidden):
        element.drop_tree()
    found = set()
    for piece in tree.itertext():
        piece = " ".join(piece.split())
        if len(re.findall(r"[^\W\d_]{2,}", piece)) >= 2:
            found.add(piece)
    for element in tree.xpath("//*[@aria-label or @placeholder or @alt or @title]"):
        for name in ("aria-label", "placeholder", "alt", "title"):
            value = " ".join((element.get(name) or "").split())
            if len(re.findall(r"[^\W\d_]{2,}", value)) >= 2:
                found.add(value)
    return found


def is_data(piece):
    """Names and addresses of people and of the co-op are what they are."""
    known = {"Hedd Help", "Afallen", "<form>", "@", pages.TAME_NAME}
    known.update(people.NAMES.values(), people.WORDS.values())
    for name, _code, street in people.MEMBERS.values():
        known |= {name, street}
    if re.fullmatch(r"[0-9a-f]{64}|(/[\w.-]+)+", piece):
        return True  # a fingerprint, or the address of a file
    return piece in SAME or piece == DOMAIN or any(word in piece for word in known)


@pytest.mark.parametrize("persona", ["public", "member"])
def test_no_page_in_welsh_has_english_left(found_pages, served, persona):
    """What reads the same in both languages was not translated."""
    visitor = Visitor(served.url, None if persona == "public" else persona)
    left = []
    for page in found_pages[persona]:
        if page.path.startswith("/cy/") or "in=" in page.path or OF_A_PART.search(page.path):
            continue  # a page in a language of its own
        english = visitor.get(f"/en{page.path}", allow_redirects=True)
        assert 'lang="en-GB"' in english.text, page.path
        welsh = visitor.get(pages.localized(page.path, "cy"), allow_redirects=True)
        same = words_on(english.text) & words_on(welsh.text)
        left += [f"{page.path}: {piece}" for piece in sorted(same) if not is_data(piece)]
    assert not left, "\n".join(left)

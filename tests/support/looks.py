"""What is looked at on an open page, and on which screens: axe, our own checks, the keyboard.

A page is loaded once and looked at on every screen: that costs a fraction of loading it again.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.support.browser import NARROW, USUAL
from tests.support.people import HELP_PHONE

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js"
JS = Path(__file__).with_name("js")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# More of Tab than there are stops: the focus has to leave the page or begin again.
ONCE_MORE = 3
# Resolves when the browser has drawn twice.
SHOWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SIZES = (USUAL, NARROW)


@dataclass(frozen=True)
class Colours:
    """How somebody has colours shown, by a setting of the machine or a tool on the page.

    :ivar media: what the machine asks of every page, in Playwright's words
    :ivar marks: attributes on ``<html>`` that a tool on the page sets
    """

    name: str
    media: dict = field(default_factory=dict)
    marks: dict = field(default_factory=dict)


PLAIN = Colours("usual colours")
# A tool of ours that changes colours gets a line here, with the mark that it sets:
# every page is then looked at with it.
COLOURS = (
    PLAIN,
    Colours("reading: strong", marks={"data-coop-colours": "contrast"}),
    Colours("reading: soft", marks={"data-coop-colours": "cream"}),
    Colours("reading: dark", marks={"data-coop-colours": "dark"}),
    Colours("more contrast", media={"contrast": "more"}),
    Colours("forced colours", media={"forced_colors": "active"}),
)
USUAL_MEDIA = {"contrast": "no-preference", "forced_colors": "none"}


@cache
def _script(name):
    """A function of ours in JavaScript."""
    return (JS / f"{name}.js").read_text().strip().removesuffix(";")


@cache
def _look_script():
    """A function that marks a page, asks axe and our own checks, and takes the marks back.

    What fades from one colour to another is there at once.
    """
    return f"""async ([rules, ours, marks]) => {{
        if (!window.axe) return null;
        const mark = {_script("marks")};
        const axeLines = {_script("axe")};
        const ownLines = {_script("own_checks")};
        mark(marks);
        for (const change of document.getAnimations())
            if (change instanceof CSSTransition) change.finish();
        const said = [await axeLines(rules), ownLines(ours)];
        mark({{}});
        return said;
    }}"""


class Screen:
    """An open page on a screen that is changed only where it has to be.

    Each change costs a round trip to the browser and a page that is laid out anew.
    """

    def __init__(self, page):
        self.page = page
        self.media = None

    def show(self, size, media=()):
        """Have the page on a screen of this size, on a machine that asks for this."""
        if self.page.viewport_size != size:
            self.page.set_viewport_size(size)
        media = {**USUAL_MEDIA, **dict(media)}
        if media != self.media:
            self.page.emulate_media(**media)
            self.media = media


def faults_of(page, language, sizes=SIZES, with_keyboard=()):
    """What is wrong with an open page at each of the sizes, in all colours, a line each.

    :param language: "en" or "cy": what the page should be in
    :param with_keyboard: sizes at which the page is walked with Tab, too
    """
    faults = []
    before = page.viewport_size
    screen = Screen(page)
    for size in sizes:
        for colours in COLOURS:
            if colours.marks and size != sizes[0]:
                # a tool of ours gives the same colours on every screen
                continue
            screen.show(size, colours.media)
            # Names, roles and order are the same in any colours.
            lines = _look(page, language, HELP_PHONE, colours is not PLAIN, colours.marks)
            faults += [f"{size['width']} px, {colours.name}: {line}" for line in lines]
    for size in with_keyboard:
        screen.show(size)
        faults += [f"{size['width']} px, Tab: {line}" for line in keyboard(page)]
    screen.show(before)
    return faults


def _look(page, language, help_phone, colours_alone, marks):
    """What axe and our own checks say of an open page with marks on it, in one round trip."""
    words = [[WCAG, colours_alone], [language, help_phone], marks]
    violations, own = _asked(page, _look_script(), words)
    return [*_lines(violations), *own]


def axe(page, colours_alone=False):
    """WCAG 2.2 A and AA violations of an open page, a line each.

    :param colours_alone: ask only the rules on colours
    """
    return list(_lines(_asked(page, _script("axe"), [WCAG, colours_alone])))


def _asked(page, script, words):
    """What a script says that needs axe on the page."""
    said = page.evaluate(script, words)
    if said is None:
        page.evaluate(AXE.read_text())
        said = page.evaluate(script, words)
    return said


def _lines(violations):
    for violation in violations:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html'][:160]} ({_why(node)})"


def _why(node):
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks[:1])


def own_checks(page, language, help_phone=None):
    """What axe does not ask: language, title, one h1, switch, help, reflow, targets."""
    return page.evaluate(_script("own_checks"), [language, help_phone])


def keyboard(page):
    """Walk an open page with Tab alone; what a person without a mouse would miss, a line each.

    Tab is held down, in one round trip for all stops; a listener in the page notes each of them.
    A browser that is busy scrolls to a text field a moment later: what looks wrong is walked again,
    at the pace of a person.
    """
    stops = page.evaluate(_script("keyboard"))
    page.keyboard.press("+".join(["Tab"] * _presses(stops)))
    walked = page.evaluate("window.coopWalked()")
    return _faults_of_walk(stops, walked) and _walk_slowly(page)


def _walk_slowly(page):
    """The same, with what the browser shows after each Tab."""
    stops = page.evaluate(_script("keyboard"))
    for _ in range(_presses(stops)):
        page.keyboard.press("Tab")
        page.evaluate(SHOWN)
    return _faults_of_walk(stops, page.evaluate("window.coopWalked()"))


def _presses(stops):
    """How often Tab is pressed: once each, and for day, month, year and calendar of a date."""
    dates = sum('type="date"' in html for html in stops)
    return len(stops) + 3 * dates + ONCE_MORE


def _faults_of_walk(stops, walked):
    """What is wrong with a walk: the stops there are, and what was noted at each Tab."""
    wrong, order = [], []
    for focused in walked:
        if focused and order and focused["index"] == order[-1]:
            continue  # another part of the same field
        if focused is None or focused["index"] in order:
            break
        order.append(focused["index"])
        where = focused["html"]
        if focused["index"] < 0:
            wrong.append(f"focus lands on something that is not shown: {where}")
            break
        if not focused["visible"]:
            wrong.append(f"focus cannot be seen: {where}")
        if not focused["inside"] or focused["covered"]:
            wrong.append(f"focus is hidden: {where}")
    missed = [html for index, html in enumerate(stops) if index not in order]
    wrong += [f"Tab never reaches: {html}" for html in missed]
    reached = [index for index in order if index >= 0]
    if reached != sorted(reached):
        wrong.append(f"Tab does not follow the page: {reached}")
    return wrong

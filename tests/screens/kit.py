"""What all pictures share: who looks, on which screen, and how a picture is kept small."""

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.support import browser as chromium
from tests.support import pages, server

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
#: screens: a desk for the office, smaller windows for members' pages, a telephone, a tablet
OFFICE = {"width": 1280, "height": 800}
WINDOW = {"width": 960, "height": 800}
TALL = {"width": 960, "height": 1300}
PHONE = {"width": 320, "height": 720}
TABLET = {"width": 820, "height": 900}
# A drawing with flat colours needs no more of them.
COLOURS = 96
#: pixels in an inch of paper
INCH = 72
#: milliseconds until lists and forms of the office stand still
SETTLED = 800


@dataclass(frozen=True)
class Shot:
    """A picture: who looks (a log-in of the demo; nobody), in which language, on which screen."""

    name: str
    prepare: Callable
    login: str | None
    lang: str
    screen: tuple
    whole: bool


SHOTS = {}


def shot(login=None, lang="en", screen=None, whole=False):
    """Make a picture of the page to which the function leads.

    :param login: who is signed in; nobody when left out
    :param lang: "en" or "cy": what the browser asks for
    :param screen: width and height; ``WINDOW`` when left out
    :param whole: the whole page, however long, instead of what the screen shows of it
    """

    def add(prepare):
        name = prepare.__name__.replace("_", "-")
        size = tuple((screen or WINDOW).values())
        SHOTS[name] = Shot(name, prepare, login, lang, size, whole)
        return prepare

    return add


class Scene:
    """The page that is looked at, and the co-op behind it."""

    def __init__(self, co_op, page, lang):
        self.co_op, self.page, self.lang = co_op, page, lang

    def open(self, path):
        """Open a page for members, in the language of the picture."""
        self.page.goto(pages.localized(path, self.lang), wait_until="load")
        pages.until_ready(self.page)
        return self.page

    def open_office(self, action, record=None):
        """Open a list of the back office, or one record of it."""
        path = f"/odoo/action-{action}"
        self.page.goto(f"{path}/{record}" if record else path)
        self.page.wait_for_selector(".o_action_manager .o_view_controller")
        self.settle()
        return self.page

    def settle(self):
        """Wait until what was opened has come in."""
        # the office always has a line open for messages: it is never idle
        self.page.wait_for_timeout(SETTLED)
        self.page.wait_for_selector(".o_loading_indicator", state="detached")

    def press(self, selector):
        """Press something that leads to another page."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        pages.until_ready(self.page)

    @contextlib.contextmanager
    def env(self, login=None):
        """Yield the environment of somebody (the system when left out); committed at the end."""
        from odoo import SUPERUSER_ID, api
        from odoo.modules.registry import Registry

        with Registry(self.co_op.database).cursor() as cursor:
            system = api.Environment(cursor, SUPERUSER_ID, {})
            if login:
                user = system["res.users"].search([("login", "=", login)])
                yield system(user=user.id)
            else:
                yield system

    def show_html(self, html):
        """Show words that are no page: the body of an e-mail."""
        # from here its pictures have an address
        self.open("/web/login")
        self.page.set_content(html, wait_until="load")

    def show_paper(self, report, records, sheet=0):
        """Return a sheet of a report as a picture."""
        import pypdfium2

        context = {"force_report_rendering": True}
        reports = records.env["ir.actions.report"].with_context(**context)
        content, _kind = reports._render_qweb_pdf(report, records.ids)
        return pypdfium2.PdfDocument(content)[sheet].render(scale=INCH / 72).to_pil()


def take(words):
    """Take the pictures whose names hold one of the words, or all; return the exit code."""
    wanted = [one for name, one in SHOTS.items() if not words or any(w in name for w in words)]
    if not wanted:
        print("  There is no such picture. There are: " + ", ".join(SHOTS))
        return 2
    with server.running() as co_op, chromium.started() as started:
        signed_in = chromium.Pages(started, co_op)
        for one in wanted:
            try:
                _take(co_op, signed_in, one)
            except Exception as error:  # the others are taken all the same
                signed_in.faults.append(f"{one.name}: {str(error).splitlines()[0]}")
            signed_in.close()
        faults = signed_in.faults
    for fault in faults:
        print(f"  ✗ {fault}")
    return 1 if faults else 0


def _take(co_op, signed_in, one):
    width, height = one.screen
    options = {
        "locale": "cy-GB" if one.lang == "cy" else "en-GB",
        "viewport": {"width": width, "height": height},
        "reduced_motion": "reduce",
    }
    page = signed_in.sign_in(one.login, **options) if one.login else signed_in.new(**options)
    picture = one.prepare(Scene(co_op, page, one.lang))
    if picture is None:
        picture = Image.open(io.BytesIO(page.screenshot(full_page=one.whole)))
    file = IMAGES / f"{one.name}.png"
    few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=0)
    few.save(file, optimize=True)
    print(f"  ✓ {file.name}: {picture.width} x {picture.height}, {file.stat().st_size // 1024} kB")

"""The machine's Chromium, driven by Playwright, on the pages of a server."""

import resource
import shutil
from contextlib import contextmanager

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
)
# The same browser without windows, where it is there, is a quarter cheaper.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
)
# The narrowest screen that everything must fit on.
NARROW = {"width": 320, "height": 640}
USUAL = {"width": 1280, "height": 900}
# Milliseconds, on a machine that is busy: until something is on a page; until a page is there. The
# first page of the back office on a fresh database puts its scripts together.
PATIENCE = 60_000
PAGE_PATIENCE = 3 * PATIENCE


@contextmanager
def started():
    """Yield a started browser."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError("no Chromium on this machine; `make test` says how to get it")
    # Odoo's own server in this process limits the address space; Chromium dies of that limit.
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


class Pages:
    """Makes pages (tabs of a person of their own) and notes what went wrong in them."""

    def __init__(self, browser, server):
        self.browser = browser
        self.server = server
        self.contexts = []
        self.faults = []

    def new(self, locale="en-GB", viewport=None, **options):
        """Return a page of a new, unknown visitor.

        :param locale: language that the browser asks for
        :param viewport: width and height; ``NARROW`` for 320 px
        :param options: further options of Playwright's ``new_context``
        """
        context = self.browser.new_context(
            base_url=self.server.url, locale=locale, viewport=viewport or USUAL, **options
        )
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PAGE_PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("response", self._note)
        return page

    def sign_in(self, login, password=None, **options):
        """Return a page of somebody signed in through the log-in form.

        :param password: the login itself when not given, as in the demo co-op
        """
        page = self.new(**options)
        page.goto("/web/login")
        page.fill("input[name=login]", login)
        page.fill("input[name=password]", password or login)
        # Styles and pictures of the page that follows may come later: who looks at it waits for it.
        with page.expect_navigation(wait_until="commit"):
            page.click("form.oe_login_form button[type=submit]")
        page.wait_for_load_state("domcontentloaded")
        if "/web/login" in page.url:
            raise AssertionError(f"{login} could not sign in")
        return page

    def signed_in(self, login, password, **options):
        """Return a page of somebody who is signed in already, with no page open yet.

        It costs a request instead of a page of the back office: for where the way in is not what
        is tested.
        """
        from tests.support.visitor import Visitor

        page = self.new(**options)
        page.context.add_cookies(Visitor(self.server.url, login, password).for_browser())
        return page

    def close(self):
        """Close every tab."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()

    def _note(self, response):
        if response.status >= 500:
            self.faults.append(f"{response.status} {response.url}")

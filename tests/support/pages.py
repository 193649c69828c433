"""Pages as a member meets them: found by asking every route, then by walking their forms."""

import dataclasses
import re
from collections import deque
from datetime import date
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from tests.support import routes
from tests.support.browser import USUAL
from tests.support.looks import AXE

# The frontend layout of the portal: what people see who are not in the back office.
MEMBER_FACING = re.compile(r"""id=["']wrapwrap["']""")
# A step of a form, or the button that leads to the first.
BEGINS = re.compile(
    r"""name=["']step["']|class=["']coop-button["'][^>]*\bstep=|\bstep=[^>]*class=["']coop-button"""
)
# Of a document, what nobody is shown: scripts, what a form says unasked, where links lead.
UNSEEN = re.compile(
    r"""<script\b.*?</script>|<input\b[^>]*type=["']hidden["'][^>]*>|<meta\b[^>]*>"""
    r"""|\b(?:href|action)=(?:"[^"#]*"|'[^'#]*')""",
    re.DOTALL,
)
MOST_STEPS = 30
# Pages that change something by being opened; the stories open them on purpose.
NOT_BY_LINK = ("/web/session/logout", "/my/deactivate_account", "/coop/language/")
LANGUAGES = {"en": "", "cy": "/cy"}


@dataclasses.dataclass(frozen=True, order=True)
class Page:
    """A path that answers a persona with a page of the frontend.

    :ivar begins: whether a form begins there
    :ivar shown: its document, without what nobody is shown
    """

    path: str
    persona: str
    begins: bool = False
    shown: str = dataclasses.field(default="", repr=False)


def member_facing(visitor, persona, all_routes, ids=None):
    """Pages among the routes (and the links on them) that show ``visitor`` the frontend."""
    todo = deque(dict.fromkeys(_paths_of_routes(all_routes, ids or {})))
    seen, found, shapes = set(), [], set()
    while todo:
        path = todo.popleft()
        if path in seen or path.startswith(NOT_BY_LINK):
            continue
        seen.add(path)
        answer = visitor.get(path, allow_redirects=True)
        final = _without_redirect(_path_of(answer.url))
        if answer.status_code != 200 or not _is_page(answer):
            continue
        if final != path and final in seen:
            continue
        seen.add(final)
        if _shape(final) in shapes:
            continue
        shapes.add(_shape(final))
        begins = bool(BEGINS.search(answer.text))
        found.append(Page(final, persona, begins, UNSEEN.sub("", answer.text)))
        todo.extend(_links(answer))
    return _unlike(found)


def _unlike(found):
    """Of pages that show the same to the letter, the one with the shortest path."""
    shortest = sorted(found, key=lambda page: (len(page.path), page.path))
    return sorted({page.shown: page for page in reversed(shortest)}.values())


def _paths_of_routes(all_routes, ids):
    for route in all_routes:
        if route.kind != "http" or not route.gets or route.auth not in {"public", "user", "none"}:
            continue
        if not route.converters:
            yield route.path()
        elif route.ours:
            yield from (path for _, path in routes.paths_with_ids(route, ids))


def _is_page(answer):
    kind = answer.headers.get("Content-Type", "")
    return kind.startswith("text/html") and MEMBER_FACING.search(answer.text)


def _links(answer):
    for href in re.findall(r"""<a\b[^>]*\bhref=["']([^"'#]+)""", answer.text):
        target = urlsplit(urljoin(answer.url, href.replace("&amp;", "&")))
        here = urlsplit(answer.url)
        if target.netloc == here.netloc and target.path.startswith(("/my", "/join", "/coop")):
            yield target.path + (f"?{target.query}" if target.query else "")


def _path_of(url):
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _without_redirect(path):
    """Where a page leads afterwards does not make it another page."""
    parts = urlsplit(path)
    query = urlencode([pair for pair in parse_qsl(parts.query) if pair[0] != "redirect"])
    return parts.path + (f"?{query}" if query else "")


def _shape(path):
    """Pages that differ in numbers or tokens alone are one page."""
    path = re.sub(r"[0-9a-zA-Z_-]{24,}", "<token>", path)
    return re.sub(r"\d+", "<number>", path)


def context_for(browser, visitor, viewport=None, axe=False, **options):
    """A browser context with the session of ``visitor``: signed in without the login page.

    :param axe: have every page bring axe with it, which costs less than to send it there
    """
    context = browser.new_context(
        base_url=visitor.url,
        viewport=viewport or USUAL,
        reduced_motion="reduce",
        locale=options.pop("locale", "en-GB"),
        **options,
    )
    if axe:
        context.add_init_script(path=AXE)
    context.add_cookies(visitor.for_browser())
    return context


def localized(path, language):
    return LANGUAGES[language] + path


def open_page(context, path, size=None):
    """Open a path and wait until the scripts of the page have done their part.

    The tab of the context is used again: a new one would start a process of the browser, which
    costs more than all that is looked at on a page.
    """
    page = context.pages[0] if context.pages else context.new_page()
    if size:
        page.set_viewport_size(size)
    answer = page.goto(path, wait_until="load")
    until_ready(page)
    return page, answer


def until_ready(page):
    """Wait until the scripts of a page have done their part."""
    page.wait_for_selector("body[is-ready=true], body:not(:has(#wrapwrap))", state="attached")


def forms(found):
    """The paths at which the forms begin that are on the pages found."""
    return list(dict.fromkeys(page.path.split("?")[0] for page in found if page.begins))


def begin(context, path):
    """Open a form at its first step, whatever was answered before."""
    page, _answer = open_page(context, f"{path}?step=again")
    again = page.locator("button[name=go][value=again]")
    if again.count():
        with page.expect_navigation():
            again.click()
        until_ready(page)
    return page


STEPS = "form.coop-form:has(input[name=step])"
GO = "button[name=go][value=next], button[name=go][value=send]"


def walk(page, most, skip_errors=False, send=False):
    """Go through the form that begins on an open page; yield where it is at each screen.

    :param most: screens after which a form that does not end is a fault
    :param skip_errors: do not look at screens with answers left out
    :param send: press the last button too
    """
    start = page.locator("a.coop-button[href*='step=']")
    if not page.locator(STEPS).count() and start.count():
        with page.expect_navigation():
            start.first.click()
        until_ready(page)
    for _ in range(most):
        form = page.locator(STEPS).first
        if not form.count():
            return
        step = form.locator("input[name=step]").get_attribute("value")
        yield f"step {step}"
        if step == "check":
            if send:
                _press(page, form)
                yield "sent"
            return
        if not skip_errors:
            _press(page, form)
            if _step_of(page) == step:
                yield f"step {step} with answers missing"
            else:
                continue
        fill_tamely(page, page.locator(STEPS).first)
        _press(page, page.locator(STEPS).first)
        if _step_of(page) == step and _say_today(page.locator(STEPS).first):
            _press(page, page.locator(STEPS).first)
        if _step_of(page) == step:
            raise AssertionError(f"step {step} does not take: {page.inner_text('main, #wrap')}")
    raise AssertionError(f"no end after {most} screens: {page.url}")


def _press(page, form):
    with page.expect_navigation():
        form.locator(GO).first.click()
    until_ready(page)


def _step_of(page):
    step = page.locator(f"{STEPS} input[name=step]")
    return step.first.get_attribute("value") if step.count() else None


def fill_tamely(page, form):
    """Answer a form as an ordinary person would."""
    for group in _names(form, "input[type=radio]"):
        form.locator(f'input[type=radio][name="{group}"]').first.check(force=True)
    for box in form.locator("input[type=checkbox]").all():
        box.check(force=True)
    for choice in form.locator("select").all():
        values = choice.evaluate("el => [...el.options].map(o => o.value).filter(Boolean)")
        if values:
            choice.select_option(values[0])
    fields = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea"
    for field in form.locator(fields).all():
        if field.get_attribute("type") in {"submit", "button", "file"} or field.input_value():
            continue
        field.fill(_tame_answer(field))


def _say_today(form):
    """Answer today where a day long ago was not taken; tell whether a day is asked for."""
    today = date.today()
    asked = False
    for part in ("day", "month", "year"):
        for field in form.locator(f"input[name$='-{part}']").all():
            field.fill(str(getattr(today, part)))
            asked = True
    return asked


def _names(form, selector):
    return dict.fromkeys(form.locator(selector).evaluate_all("all => all.map(el => el.name)"))


TAME_NAME = "Mali Derwen"
TAME = {
    "email": "mali.derwen@example.org",
    "phone": "01792 000 123",
    "tel": "01792 000 123",
    "zip": "SA1 1AA",
    "postcode": "SA1 1AA",
    "day": "1",
    "month": "5",
    "year": "1990",
    "date": "1990-05-01",
    "number": "3",
}


def _tame_answer(field):
    words = f"{field.get_attribute('type')} {field.get_attribute('name')}".lower()
    return next((answer for word, answer in TAME.items() if word in words), TAME_NAME)

"""Members' pages: the first page, what they need, who helps them, how they read and sign in."""

from tests.screens.kit import PHONE, TABLET, TALL, shot
from tests.support import pages


@shot(login="member", screen=TALL)
def home(scene):
    scene.open("/my")


@shot(login="aelod", lang="cy", screen=PHONE)
def home_welsh_phone(scene):
    scene.open("/my")


@shot(login="member")
def reading(scene):
    page = scene.open("/my")
    page.click(".coop-reading-link")
    page.wait_for_selector(".coop-reading-panel")
    scene.settle()


@shot(login="aelod", lang="cy", screen=PHONE)
def reading_dark_phone(scene):
    page = scene.open("/my/reading")
    for name, value in (("size", "2"), ("colours", "dark")):
        page.locator(f"input[name={name}][value='{value}']").check(force=True)
    scene.press(".coop-page form button.coop-button")
    scene.open("/my/learning")


@shot(login="worker")
def needs(scene):
    pages.begin(scene.page.context, "/my/needs")
    scene.open("/my/needs?step=format")


@shot(login="worker")
def helpers(scene):
    page = scene.open("/my/helpers/new?step=again")
    for answer in ("Mali Derwen", None, None, None, None):
        form = page.locator(pages.STEPS).first
        if answer:
            form.locator("input[type=text]").first.fill(answer)
        elif form.locator("input[type=checkbox]").count():
            for box in form.locator("input[type=checkbox]").all()[:2]:
                box.check(force=True)
        elif form.locator("input[type=radio]").count():
            form.locator("input[type=radio]").first.check(force=True)
        scene.press(pages.GO)
    scene.open("/my/helpers")


@shot(login="worker", lang="cy", screen=PHONE)
def helped_now_welsh_phone(scene):
    page = scene.open("/my/helped-now?step=again")
    page.locator(f"{pages.STEPS} input[type=text]").first.fill("Mali Derwen")
    scene.press(pages.GO)
    page.locator("input[type=radio]").nth(1).check(force=True)
    scene.press(pages.GO)


@shot(whole=True)
def sign_in(scene):
    scene.open("/web/login")


@shot(login="member", whole=True)
def how_i_sign_in(scene):
    scene.open("/my/sign-in")


def _tablet(scene):
    """Make this browser the tablet of the house of the demo."""
    with scene.env() as env:
        device = env["coop.signin.device"].search([], limit=1)
        typed = device._make_setup()
    page = scene.open("/sign-in/set-up")
    page.fill("#tablet-setup", typed)
    scene.press("button.coop-button")
    scene.press("button[name=go]")
    page.wait_for_selector(".coop-tablet-people")


@shot(screen=TABLET)
def shared_tablet(scene):
    _tablet(scene)


@shot(screen=TABLET)
def shared_tablet_page(scene):
    _tablet(scene)
    scene.press(".coop-tablet-person")
    for picture in ("sun", "tree", "cat"):
        scene.press(f"button[value={picture}]")
    scene.page.wait_for_selector(".coop-tablet-finish")

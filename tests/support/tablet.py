"""A tablet that the people of a house share, in a browser."""

TABLET = {"width": 820, "height": 1180}
# All that may stay in the browser when somebody has finished: that it is a tablet, and in which
# language and time zone it was used last.
KEPT = {"session_id", "coop_tablet", "frontend_lang", "tz"}


def set_up(page, typed):
    """Make the browser of a page the tablet of a house.

    :param typed: the code that the office made for it
    """
    page.goto("/sign-in/set-up")
    page.fill("#tablet-setup", " ".join((typed[:4], typed[4:8], typed[8:])).lower())
    page.click("button.coop-button")
    page.click("button[name=go]")
    page.wait_for_selector(".coop-tablet-start")


def come_in(page, name, secret):
    """Tap the picture of somebody, and then their three pictures.

    :param name: what they chose to be called on the tablet
    """
    page.goto("/web/login")
    page.click(f".coop-tablet-person:has-text('{name}')")
    for picture in secret:
        with page.expect_navigation():
            page.click(f"button[value={picture}]")
    page.wait_for_url("**/my")


def finish(page):
    """Press “I have finished”."""
    page.click(".coop-tablet-finish")
    page.wait_for_selector(".coop-tablet-start")


def stored(page):
    """All that scripts could find in the browser."""
    return page.evaluate(
        """async () => JSON.stringify([
            {...localStorage}, {...sessionStorage},
            "caches" in window ? await caches.keys() : [],
            (await indexedDB.databases()).map((one) => one.name), document.cookie,
        ])"""
    )

"""The voting booth, as one presses through it."""

BALLOT = ".booth-ballot:not([hidden])"


def begin(page, way="steps"):
    page.check(f"input[name=booth-way][value={way}]")
    page.click("button[data-go=vote] >> visible=true")


def choose(page, names):
    for name in names:
        page.click(f"{BALLOT} .booth-card[data-name='{name}'] button[data-act]")


def give(page):
    """Look at it once more, and give it; the page thanks."""
    page.click(f"{BALLOT} button[data-go=on]")
    page.wait_for_selector("button[data-go=give]:not([disabled])")
    page.click("button[data-go=give]")
    page.wait_for_selector("#booth-thanks-title:visible")


def receipt(page):
    """What the page shows of the sealed vote, when one asks."""
    page.click("[data-screen=thanks] summary")
    return "".join(page.inner_text("[data-part=receipt] code").split())


def vote(page, names, way="steps"):
    begin(page, way)
    choose(page, names)
    give(page)

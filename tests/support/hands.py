"""Somebody who fills in the forms of a browser, with the mouse or with the keyboard alone."""

from tests.support.pages import GO, STEPS

MOST_SCREENS = 30
MOST_TABS = 80


class Hands:
    """Fills in a form and presses its buttons, with the mouse or with the keyboard alone."""

    def __init__(self, page, keyboard):
        self.page = page
        self.keyboard = keyboard

    def reach(self, target):
        """Press Tab until the element has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate("el => el === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {target}")

    def write(self, field, text):
        if not self.keyboard:
            return field.fill(text)
        self.reach(field)
        self.page.keyboard.press("Control+A")
        return self.page.keyboard.type(text)

    def choose(self, field):
        """Choose a radio button or tick a box."""
        if not self.keyboard:
            return field.check(force=True)
        if field.get_attribute("type") == "checkbox":
            self.reach(field)
            return self.page.keyboard.press("Space")
        group = self.page.locator(f'input[type=radio][name="{field.get_attribute("name")}"]')
        self._reach_group(group)
        for _ in range(group.count()):
            if field.is_checked():
                return None
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        return None

    def _reach_group(self, group):
        first = group.first
        for _ in range(MOST_TABS):
            if first.evaluate("el => document.activeElement?.name === el.name"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab never reaches the choices")

    def go(self, target):
        """Press a button or follow a link."""
        if self.keyboard:
            self.reach(target)
            return self.page.keyboard.press("Enter")
        return target.click()

    def press(self, target):
        """The same, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.go(target)
        self.page.wait_for_selector("body[is-ready=true]", state="attached")


def fill_screen(page, hands, said):
    """Answer the question on the screen; return whether it is the last look."""
    form = page.locator(STEPS).first
    if form.locator("input[name=step]").get_attribute("value") == "check":
        return True
    for field in form.locator("input:not([type=hidden]), textarea").all():
        name, kind = field.get_attribute("name"), field.get_attribute("type")
        if kind == "radio":
            if field.get_attribute("value") == said.get(name):
                hands.choose(field)
        elif kind == "checkbox":
            hands.choose(field)
        elif name in said:
            hands.write(field, said[name])
    for group in form.locator("fieldset:has(input[type=radio])").all():
        if not group.locator("input:checked").count():
            hands.choose(group.locator("input").first)
    return False


def fill_form(page, hands, said):
    """Answer the questions of a form one after the other, and send it after the last look.

    :param said: answers by the names of the fields; what is not in it is left empty, of choices
        the first is taken
    """
    for _ in range(MOST_SCREENS):
        page.wait_for_load_state()  # its address is there before it is
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], f"{page.url} scrolls sideways"
        last = fill_screen(page, hands, said)
        url = page.url
        hands.press(page.locator(STEPS).first.locator(GO).first)
        assert page.url != url, f"the form does not take the answer: {page.inner_text('main')}"
        if last:
            return
    raise AssertionError(f"the form does not end: {page.url}")


def fill_desk(page, said):
    """Type a form that is all on one page, and save it.

    :param said: answers by the names of the fields
    """
    form = page.locator("form.coop-form-desk")
    for name, value in said.items():
        field = form.locator(f"[name='{name}']")
        kind = field.first.get_attribute("type")
        if kind == "radio":
            form.locator(f"[name='{name}'][value='{value}']").check(force=True)
        elif kind == "checkbox":
            field.check(force=True)
        else:
            field.fill(value)
    with page.expect_navigation():
        form.locator("button[value=send]").click()

"""A lesson, as members do it."""

from tests.screens.kit import PHONE, shot


def _screen_of_lesson(scene, number):
    page = scene.open("/my/learning")
    page.locator(".coop-home-card").first.click()
    page.wait_for_selector("form[action*='/begin']")
    scene.press("form[action*='/begin'] button")
    base = page.url.rpartition("/")[0]
    page.goto(f"{base}/{number}")


@shot(login="member")
def lesson(scene):
    _screen_of_lesson(scene, 2)


@shot(login="aelod", lang="cy", screen=PHONE, whole=True)
def lesson_welsh_phone(scene):
    _screen_of_lesson(scene, 2)

"""Becoming a member, and the office that admits."""

from tests.screens.kit import OFFICE, PHONE, shot
from tests.support import pages


@shot(whole=True)
def join(scene):
    scene.open("/join")


def _category(scene):
    page = scene.open("/join")
    scene.press("a.coop-button[href*='step=']")
    for _screen in range(10):
        if page.locator("input[name=category]").count():
            return
        pages.fill_tamely(page, page.locator(pages.STEPS).first)
        scene.press(pages.GO)
    raise AssertionError("nobody asked for a category")


@shot()
def join_category(scene):
    _category(scene)


@shot(lang="cy", screen=PHONE, whole=True)
def join_welsh_phone(scene):
    _category(scene)


@shot(login="officer", screen=OFFICE)
def to_do(scene):
    scene.open_office("coop_membership.coop_membership_task_action")


@shot(login="officer", screen=OFFICE)
def application(scene):
    with scene.env() as env:
        waiting = env["coop.membership.application"].search([("state", "=", "received")], limit=1)
        record = waiting.id
    scene.open_office("coop_membership.coop_membership_application_action", record)

"""Governance: who decides, my seat, meetings, who may decide what, the year planner."""

from tests.screens.kit import OFFICE, PHONE, TALL, shot

ASK = "/my/may-i-decide"


@shot(login="employee", screen=TALL)
def may_i_decide(scene):
    scene.open(ASK)


@shot(login="employee", lang="cy", screen=PHONE)
def may_i_decide_welsh_phone(scene):
    page = scene.open(ASK)
    page.click(".coop-matter >> nth=0")
    page.fill("#f-amount", "900")
    page.locator("input[name=who]").nth(2).check(force=True)
    scene.press("form.coop-form button.coop-button")


@shot(login="officer", screen=OFFICE)
def year_planner(scene):
    scene.open_office("coop_governance.coop_due_item_action")


@shot(login="officer", screen=OFFICE)
def delegation_scheme(scene):
    with scene.env() as env:
        scheme = env["coop.delegation.scheme"].search([("closed", "=", True)], limit=1).id
    scene.open_office("coop_governance.coop_delegation_scheme_action", scheme)


@shot(login="councillor", screen=TALL)
def my_meeting(scene):
    page = scene.open("/my/meetings")
    page.click(".coop-home-card >> nth=0")
    page.wait_for_selector(".coop-agenda")


@shot(login="councillor", lang="cy", screen=PHONE)
def my_meeting_welsh_phone(scene):
    page = scene.open("/my/meetings")
    page.click(".coop-home-card >> nth=0")
    page.wait_for_selector(".coop-agenda")


@shot(login="member", screen=TALL)
def open_minutes(scene):
    page = scene.open("/my/minutes")
    page.click(".coop-home-card >> nth=0")
    page.wait_for_selector(".coop-minutes")


@shot(login="officer", screen=OFFICE)
def meeting(scene):
    scene.open_office("coop_governance.coop_meeting_action", _called(scene))


@shot(login="officer", screen=OFFICE)
def meeting_on_the_screen(scene):
    """Seven of the Council are here, and the second point goes on."""
    number = _called(scene)
    with scene.env() as env:
        meeting = env["coop.meeting"].browse(number)
        meeting.action_open()
        meeting.person_ids[:7]._come_in()
        meeting.item_ids[1].action_open()
    scene.open(f"/coop/meeting/{number}")


def _called(scene):
    with scene.env() as env:
        return env["coop.meeting"].search([("state", "in", ("called", "open"))], limit=1).id


LONG = {**PHONE, "height": 1400}


@shot(login="member", screen=TALL)
def who_decides(scene):
    scene.open("/my/who-decides")


@shot(login="aelod", lang="cy", screen=LONG)
def who_decides_welsh_phone(scene):
    scene.open("/my/who-decides")


@shot(login="councillor", screen=TALL)
def my_seat(scene):
    scene.open("/my/bodies")


@shot(login="councillor", lang="cy", screen=LONG)
def my_seat_welsh_phone(scene):
    scene.open("/my/bodies")
